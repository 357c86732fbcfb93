import { escapeHtml } from '../reference/html.ts';
import { box, type PictureTexts, picture, WIDTH } from './svg.ts';

export interface Bar {
  label: string;
  /** The number as it was written down, with its thousands separated. */
  written: string;
}

const ROW = 34;
const BAR = 12;
/** Room behind the longest bar, for its number. */
const NUMBER = 62;

/**
 * Bars from zero, one below the other, as inline SVG. The longest fills the picture; every number stands behind its bar.
 *
 * @param unit What the numbers count, for example `orders/s`.
 */
export function bars({ id, title }: Pick<PictureTexts, 'id' | 'title'>, unit: string, rows: readonly Bar[]): string {
  const numbers = rows.map(({ written }) => Number(written.replaceAll(',', '')));
  const longest = Math.max(...numbers);
  const drawn = rows.map(({ label, written }, row) => {
    const y = row * ROW;
    const width = Math.max(1, Math.round(((numbers[row] ?? 0) / longest) * (WIDTH - NUMBER)));
    return [left(0, y + 13, label), box(0, y + 18, width, BAR), left(width + 5, y + 28, written, 'strong')].join('');
  });
  const description = rows.map(({ label, written }) => `${label}: ${written} ${unit}`).join('; ');
  return picture({ id, title, description }, rows.length * ROW, drawn.join(''));
}

/** Text that begins at `x`; other pictures centre theirs. */
function left(x: number, y: number, words: string, kind = ''): string {
  return `<text x="${x}" y="${y}" style="text-anchor:start"${kind === '' ? '' : ` class="${kind}"`}>${escapeHtml(words)}</text>`;
}
