import { inlineCode, link } from './html.ts';
import { pagesOf, type Source } from './openapi.ts';
import { SOURCES_ADDRESS } from './scope.ts';

/** Where a statement comes from and how sure it is, as a line of HTML; empty for what is the kit's own. */
export function sourceLine(source: Source | undefined): string {
  if (source === undefined) return '';
  const note = source.note === undefined ? '' : ` <span class="source-note">${inlineCode(source.note)}</span>`;
  return `<p class="source"><span class="confidence ${source.confidence}">${source.confidence}</span> ${sourceLinks(source)}${note}</p>`;
}

/** The page codes of a source or of a reading, each linked to its entry. */
export function sourceLinks(from: { page: string | readonly string[] }): string {
  return pagesOf(from)
    .map((code) => link(`${SOURCES_ADDRESS}#${code}`, code))
    .join(', ');
}
