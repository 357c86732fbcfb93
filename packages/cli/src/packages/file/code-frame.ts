import { UNPRINTABLE } from '../../output/output.ts';
import type { Place } from './places.ts';

const WIDTH = 100;
/** How much of a long line is shown before the place that is meant. */
const BEFORE = 40;

/** The line where something stands and the one before it, with the place underlined. */
export function codeFrame(text: string, { line, column, length }: Place): string {
  const lines = text.split('\n');
  const numbers = [line - 1, line].filter((number) => number >= 1);
  const gutter = String(line).length;
  const cut = column > WIDTH - BEFORE ? column - BEFORE : 0;
  const rows = numbers.map((number) => {
    const marker = number === line ? '>' : ' ';
    const code = printable(lines[number - 1]?.replace(/\r$/, '') ?? '').slice(cut, cut + WIDTH);
    return `${marker} ${String(number).padStart(gutter)} | ${code}`.trimEnd();
  });
  const at = column - 1 - cut;
  const marks = '^'.repeat(Math.max(1, Math.min(length, WIDTH - at)));
  return [...rows, `  ${' '.repeat(gutter)} | ${' '.repeat(at)}${marks}`].join('\n');
}

/** Column by column as it stands, without what a terminal would take for a command. */
function printable(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(UNPRINTABLE, '\ufffd');
}
