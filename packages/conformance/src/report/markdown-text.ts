/** Text from anywhere as Markdown: it cannot become markup, nor end a cell of a table. */
export function plain(text: string): string {
  return inOneLine(text.replaceAll('&', '&amp;').replace(/[\\|[\]*_`]/g, '\\$&'));
}

/** Markdown of the contract in a cell of a table: it stays Markdown, and ends neither the cell nor the page. */
export function inCell(markdown: string): string {
  return inOneLine(markdown.replaceAll('|', '\\|'));
}

function inOneLine(text: string): string {
  return text.replaceAll('<', '&lt;').replace(/\s+/g, ' ');
}
