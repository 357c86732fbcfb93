import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'fast-string-width';

/** Lines with their columns aligned, for people. Cells may be styled; a cell has one line. */
export function table(rows: readonly (readonly string[])[], { indent = 0 }: { indent?: number } = {}): string {
  const widths: number[] = [];
  for (const row of rows) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
  return rows
    .map((row) => {
      const cells = row.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)));
      return ' '.repeat(indent) + cells.join('  ').trimEnd();
    })
    .join('\n');
}

function widthOf(text: string): number {
  return stringWidth(stripVTControlCharacters(text));
}
