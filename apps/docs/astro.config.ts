import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';
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
      customCss: ['./src/site/styles.css', './src/site/home.css', './src/site/reading.css'],
      sidebar,
      components: {
        PageTitle: './src/site/components/PageTitle.astro',
        Search: './src/site/components/Search.astro',
      },
      routeMiddleware: './src/site/route-data.ts',
      expressiveCode: {
        // Long addresses would scroll sideways, which a keyboard cannot do.
        defaultProps: { wrap: true, overridesByLang: { sh: { frame: 'none' } } },
        styleOverrides: { codeFontSize: 'var(--sl-text-xs)' },
      },
      plugins: [
        starlightLinksValidator({
          // Samples link to the servers of `pnpm start` on purpose.
          errorOnLocalLinks: false,
          // Written after the pages, and from them; a test follows every link of the finished site.
          exclude: ['/llms.txt', '/llms-full.txt', '/SKILL.md'],
        }),
      ],
    }),
  ],
});
