/**
 * Where the Markdown of a page is: `/x/y/` → `/x/y.md`, `/` → `/index.md`.
 *
 * @returns null for what is no page with a text of its own, such as the page for addresses that do not exist.
 */
export function markdownAddress(page: string): string | null {
  if (page === '/') return '/index.md';
  if (!page.endsWith('/') || page === '/404/') return null;
  return `${page.slice(0, -1)}.md`;
}
