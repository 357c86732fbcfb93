/** Text made safe for HTML and for Markdown that stands inside HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A short text in which parts in backticks become `<code>`. */
export function inlineCode(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** Lets a long name or path break after its separators, so that nothing scrolls sideways on a phone. */
export function breakable(path: string): string {
  return escapeHtml(path).replace(/[./](?=\w|\{)/g, '$&<wbr>');
}

export function link(address: string, html: string): string {
  return `<a href="${escapeHtml(address)}">${html}</a>`;
}
