import type { StarlightUserConfig } from '@astrojs/starlight/types';

/** The sequence of the site: guides by what someone is about to do, the platform's API, how sure it is, the kit's own APIs. */
export const sidebar: NonNullable<StarlightUserConfig['sidebar']> = [
  { label: 'Start', items: ['index', 'quick-start', 'moving-from-scripts', 'status-explorer', 'try-it', 'glossary'] },
  {
    label: 'The platform',
    items: [
      'onboarding',
      'callbacks',
      'packages',
      'subscriptions',
      'orders',
      'statuses',
      'retests',
      'report-links',
      'errors',
      'test-mode',
      'versioning',
    ],
  },
  {
    label: 'Build with the kit',
    items: [
      'receiving-orders',
      'reporting-results',
      'packages-as-a-file',
      'reference/command-line',
      'reference/statuses',
    ],
  },
  {
    label: 'Test',
    items: ['sandbox', 'reference/on-demand', 'verify', 'certify', 'reference/certificate'],
  },
  {
    label: 'Run the webhook server',
    items: [
      'running',
      'reference/settings',
      'behind-a-proxy',
      'as-a-container',
      'scaling',
      'upgrading',
      'operators-page',
      'reference/states',
      'reference/metrics',
      'privacy',
    ],
  },
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
  {
    label: 'About the kit',
    items: [
      'comparison',
      'reference/benchmarks',
      'reference/changelog',
      'reference/security',
      {
        label: 'Decisions',
        collapsed: true,
        items: [
          { label: 'Overview', slug: 'reference/decisions' },
          { autogenerate: { directory: 'reference/decisions' } },
        ],
      },
    ],
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
