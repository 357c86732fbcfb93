import type { Prepared } from '../model/operation.ts';

/** What the site's build has written into the page. */
export function readPrepared(): Prepared {
  const text = document.getElementById('try-it-prepared')?.textContent;
  if (!text) throw new Error('The page is incomplete.');
  return JSON.parse(text) as Prepared;
}
