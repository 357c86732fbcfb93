import { FilterSyntaxError } from './syntax.ts';

export interface Token {
  kind: 'word' | 'text' | '(' | ')' | ',';
  value: string;
  position: number;
}

const BLANK = /\s/;
const WORD = /[^\s(),']/;

/**
 * Splits a filter into words, quoted texts and punctuation. A single quote inside a text is written twice.
 *
 * @throws {FilterSyntaxError} when a text is not closed.
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < source.length) {
    const start = position;
    const char = source.charAt(position);
    if (BLANK.test(char)) {
      position += 1;
    } else if (char === '(' || char === ')' || char === ',') {
      tokens.push({ kind: char, value: char, position: start });
      position += 1;
    } else if (char === "'") {
      const text = readText(source, start);
      tokens.push({ kind: 'text', value: text.value, position: start });
      position = text.end;
    } else {
      while (position < source.length && WORD.test(source.charAt(position))) position += 1;
      tokens.push({ kind: 'word', value: source.slice(start, position), position: start });
    }
  }
  return tokens;
}

function readText(source: string, start: number): { value: string; end: number } {
  let value = '';
  let position = start + 1;
  while (position < source.length) {
    const char = source.charAt(position);
    if (char !== "'") value += char;
    else if (source.charAt(position + 1) === "'") {
      value += "'";
      position += 1;
    } else return { value, end: position + 1 };
    position += 1;
  }
  throw new FilterSyntaxError('The text that begins here has no closing quote.', start);
}
