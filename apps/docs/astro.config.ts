import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';
import starlightLlmsTxt from 'starlight-llms-txt';
import { contractFacts } from './src/facts/integration.ts';
import { SITE } from './src/site/address.ts';
import { sidebar } from './src/site/sidebar.ts';

export default defineConfig({
  site: SITE,
  trailingSlash: 'always',
  integrations: [
    contractFacts(),
    starlight({
      title: 'Assessment Kit',
      description: 'Integrate an assessment provider with the Assessments API: receive orders, report results.',
      favicon: '/favicon.svg',
      customCss: ['./src/site/styles.css'],
      sidebar,
      expressiveCode: {
        // Long addresses would scroll sideways, which a keyboard cannot do.
        defaultProps: { wrap: true, overridesByLang: { sh: { frame: 'none' } } },
        styleOverrides: { codeFontSize: 'var(--sl-text-xs)' },
      },
      plugins: [
        // Samples link to the servers of `pnpm start` on purpose.
        starlightLinksValidator({ errorOnLocalLinks: false }),
        starlightLlmsTxt({ promote: ['index*', 'quick-start', 'receiving-orders', 'reporting-results'] }),
      ],
    }),
  ],
});
