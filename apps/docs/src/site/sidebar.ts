import type { StarlightUserConfig } from '@astrojs/starlight/types';

/** The sequence of the site: how to use it, the platform's API, what is known about it, the kit's own APIs. */
export const sidebar: NonNullable<StarlightUserConfig['sidebar']> = [
  {
    label: 'Guides',
    items: [
      'index',
      'quick-start',
      'onboarding',
      'packages',
      'subscriptions',
      'callbacks',
      'orders',
      'statuses',
      'retests',
      'report-links',
      'errors',
      'test-mode',
      'versioning',
      'receiving-orders',
      'reporting-results',
      'packages-as-a-file',
      'running',
      'operators-page',
      'privacy',
      'sandbox',
      'reference/on-demand',
      'verify',
      'certify',
      'reference/certificate',
      'reference/settings',
      'reference/states',
      'reference/metrics',
      'reference/command-line',
      'reference/statuses',
      'reference/benchmarks',
      'glossary',
    ],
  },
  { label: 'Interactive', items: ['status-explorer'] },
  {
    label: 'Assessments API',
    items: [
      { label: 'Overview', slug: 'reference/assessments' },
      { label: 'Operations', items: [{ autogenerate: { directory: 'reference/assessments/operations' } }] },
      { label: 'Callbacks', items: [{ autogenerate: { directory: 'reference/assessments/webhooks' } }] },
      { label: 'Errors', slug: 'reference/assessments/errors' },
      { label: 'Rules', slug: 'reference/rules' },
      {
        label: 'Schemas',
        collapsed: true,
        items: [{ autogenerate: { directory: 'reference/assessments/schemas' } }],
      },
    ],
  },
  {
    label: 'How sure it is',
    items: ['reference/where-pages-disagree', 'reference/not-known', 'reference/conformance', 'reference/sources'],
  },
  ...[
    { label: 'Sandbox', key: 'sandbox' },
    { label: 'Webhook server', key: 'webhook-server' },
  ].map(({ label, key }) => ({
    label,
    collapsed: true,
    items: [
      { label: 'Overview', slug: `reference/${key}` },
      { label: 'Operations', items: [{ autogenerate: { directory: `reference/${key}/operations` } }] },
      { label: 'Errors', slug: `reference/${key}/errors` },
      { label: 'Schemas', collapsed: true, items: [{ autogenerate: { directory: `reference/${key}/schemas` } }] },
    ],
  })),
];
