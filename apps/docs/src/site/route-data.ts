import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { markdownAddress } from './markdown/address.ts';

/** Tells programs where the Markdown of each page is. */
export const onRequest = defineRouteMiddleware(({ locals, url }) => {
  const href = markdownAddress(url.pathname);
  if (href === null) return;
  // Starlight declares this only for the files that Astro compiles.
  const { starlightRoute } = locals as unknown as { starlightRoute: StarlightRouteData };
  starlightRoute.head.push({
    tag: 'link',
    attrs: { rel: 'alternate', type: 'text/markdown', title: 'This page as Markdown', href },
    content: '',
  });
});
