import { arrow, box, type PictureTexts, picture, text, WIDTH } from './svg.ts';

/** Who takes part, from left to right. */
export type Actors = readonly [string, string, string];

/** What one says to another, or what happens at one of them. */
export interface Step {
  from: string;
  /** The same as `from` for what happens inside. */
  to: string;
  /** At most about 40 characters. */
  words: string;
}

const TOP = 58;
const STEP = 34;
const LETTER = 5.3;

/** A numbered sequence of steps between three who take part. */
export function sequence(
  { id, title }: Omit<PictureTexts, 'description'>,
  actors: Actors,
  steps: readonly Step[],
): string {
  const x = (actor: string) => 60 + actors.indexOf(actor) * 120;
  const height = TOP + steps.length * STEP + 6;
  const lines = steps.map(({ from, to, words }, at) => {
    const y = TOP + at * STEP + 20;
    const label = `${at + 1} ${words}`;
    const half = (label.length * LETTER) / 2;
    const middle = Math.min(Math.max((x(from) + x(to)) / 2, half + 2), WIDTH - half - 2);
    if (from === to) return text(middle, y, label, 'over inside');
    return text(middle, y - 6, label, 'over') + arrow([x(from), y], [x(to) - 3 * Math.sign(x(to) - x(from)), y]);
  });
  const heads = actors.map((actor) => box(x(actor) - 56, 6, 112, 32) + text(x(actor), 26, actor, 'strong'));
  const lives = actors.map((actor) => `<path class="life" d="M${x(actor)} 38V${height - 4}"/>`);
  const description = steps
    .map(({ from, to, words }, at) => `${at + 1}: ${from}${from === to ? '' : ` to ${to}`}: ${words}.`)
    .join(' ');
  return picture({ id, title, description }, height, [...lives, ...heads, ...lines].join(''));
}
