/** A text of a description as a terminal shows it: its marks of Markdown are for the documentation. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}
