import { clean } from '../../output/output.ts';
import { codeFrame } from './code-frame.ts';
import type { Mistake } from './mistake.ts';

/** With more mistakes than this, those after it are shown without their lines. */
const MOST_FRAMES = 20;

/** All mistakes of a file for people: place, sentence, hint, and the line with the place underlined. */
export function showMistakes(fileName: string, text: string, mistakes: readonly Mistake[]): string {
  return mistakes
    .map((mistake, index) => {
      const { line, column, message, hint } = mistake;
      const head = clean(`${fileName}:${line}:${column}  ${message}${hint ? ` ${hint}` : ''}`);
      return index < MOST_FRAMES ? `${head}\n${codeFrame(text, mistake)}\n` : head;
    })
    .join('\n');
}
