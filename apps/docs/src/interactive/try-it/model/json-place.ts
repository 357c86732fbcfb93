/** Part of a text, from its first character to the one after its last. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

const BLANK = /\s/;
const SCALAR = /[^\s,\]}]/;

/**
 * Where a field stands in a text of JSON: its value, or what is around it when the field itself is missing.
 *
 * @param field As refusals name it, for example `assessments[0].assessmentStatus.value`.
 * @returns `null` when the text is no JSON up to there.
 */
export function jsonPlace(text: string, field: string): Place | null {
  const keys = field.match(/[^.[\]]+/g) ?? [];
  try {
    return find(text, skipBlanks(text, 0), field === 'body' ? [] : keys);
  } catch {
    return null;
  }
}

function find(text: string, start: number, [key, ...rest]: readonly string[]): Place {
  const whole = { start, end: endOf(text, start) };
  if (key === undefined) return whole;
  for (const entry of entriesOf(text, start)) if (entry.key === key) return find(text, entry.start, rest);
  return whole;
}

/** Values inside an object or a list, by key or index. */
function* entriesOf(text: string, start: number): Generator<{ key: string; start: number; end: number }> {
  const open = text[start];
  if (open !== '{' && open !== '[') return;
  let at = skipBlanks(text, start + 1);
  for (let index = 0; text[at] !== '}' && text[at] !== ']'; index += 1) {
    let key = String(index);
    if (open === '{') {
      const end = endOf(text, at);
      key = JSON.parse(text.slice(at, end)) as string;
      at = skipBlanks(text, end);
      if (text[at] !== ':') throw new SyntaxError();
      at = skipBlanks(text, at + 1);
    }
    // Found once and handed on: found again at each level, it would take twice the time of the level below.
    const end = endOf(text, at);
    yield { key, start: at, end };
    at = skipBlanks(text, end);
    if (text[at] === ',') at = skipBlanks(text, at + 1);
  }
}

/** @throws {SyntaxError} at a value that does not end. */
function endOf(text: string, start: number): number {
  const open = text[start] ?? '';
  if (open === '"') {
    for (let at = start + 1; at < text.length; at += 1) {
      if (text[at] === '\\') at += 1;
      else if (text[at] === '"') return at + 1;
    }
    throw new SyntaxError();
  }
  if (open === '{' || open === '[') {
    let last = start + 1;
    for (const entry of entriesOf(text, start)) last = entry.end;
    const end = skipBlanks(text, last);
    const at = text[end] === ',' ? skipBlanks(text, end + 1) : end;
    if (text[at] !== '}' && text[at] !== ']') throw new SyntaxError();
    return at + 1;
  }
  let at = start;
  while (at < text.length && SCALAR.test(text[at] ?? '')) at += 1;
  if (at === start) throw new SyntaxError();
  return at;
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (BLANK.test(text[next] ?? '')) next += 1;
  return next;
}
