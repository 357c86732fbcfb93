import { escapeHtml } from '../reference/html.ts';

/** All pictures are this wide, so that they can be read on a phone; their colours are those of the page. */
export const WIDTH = 360;

export interface PictureTexts {
  /** Unique on a page; begins the ids inside the picture. */
  id: string;
  title: string;
  /** Everything that the picture says, for those who do not see it. */
  description: string;
}

/** A picture as inline SVG with its title and description. @param content SVG, safe to be set as it is. */
export function picture({ id, title, description }: PictureTexts, height: number, content: string): string {
  return [
    `<svg class="picture" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">`,
    `<title id="${id}-title">${escapeHtml(title)}</title>`,
    `<desc id="${id}-text">${escapeHtml(description)}</desc>`,
    content,
    '</svg>',
  ].join('');
}

export function text(x: number, y: number, words: string, kind = ''): string {
  return `<text x="${x}" y="${y}"${kind === '' ? '' : ` class="${kind}"`}>${escapeHtml(words)}</text>`;
}

export function box(x: number, y: number, width: number, height: number, kind = 'box'): string {
  return `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="5"/>`;
}

/** A straight arrow; its head is drawn without a marker, whose id would have to be unique on a page. */
export function arrow([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const side = (turn: number) => `${round(x2 - 7 * Math.cos(angle + turn))} ${round(y2 - 7 * Math.sin(angle + turn))}`;
  return `<path class="arrow" d="M${x1} ${y1}L${x2} ${y2}M${side(0.45)}L${x2} ${y2}L${side(-0.45)}"/>`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
