import { type Document, isAlias, isMap, isNode, isPair, isSeq, type LineCounter, type Node, type Pair } from 'yaml';
import type { PathPart } from './field-path.ts';

/** Where something stands in a file; lines and columns from 1. */
export interface Place {
  line: number;
  column: number;
  /** At least 1; what goes on in the next line is left out. */
  length: number;
}

type Range = readonly [start: number, end: number];

/** Finds where the parts of a parsed file stand in its text. */
export class Places {
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #text: string;

  constructor(document: Document, lines: LineCounter, text: string) {
    this.#document = document;
    this.#lines = lines;
    this.#text = text;
  }

  /** Of a value; where it is missing, of the nearest thing around it. */
  ofValue(path: readonly PathPart[]): Place {
    return this.at(this.#find(path).value);
  }

  /** Of the name of a field. */
  ofKey(path: readonly PathPart[]): Place {
    const { key, value } = this.#find(path);
    return this.at(key ?? value);
  }

  at([start, end]: Range): Place {
    const { line, col } = this.#lines.linePos(start);
    // The last line may have no end; the counter knows no place before the first character.
    const untilLineEnd = this.#text.slice(start, end).split('\n', 1)[0]?.trimEnd() ?? '';
    return { line: Math.max(line, 1), column: Math.max(col, 1), length: Math.max(untilLineEnd.length, 1) };
  }

  #find(path: readonly PathPart[]): { key?: Range; value: Range } {
    let node = this.#resolved(this.#document.contents);
    let found: { key?: Range; value: Range } = { value: rangeOf(node) ?? [0, 0] };
    for (const part of path) {
      const next: unknown = childOf(node, part);
      if (next === undefined) break;
      const key = isPair(next) ? rangeOf(next.key) : undefined;
      const inner: unknown = isPair(next) ? next.value : next;
      const own = rangeOf(inner);
      // `name:` without a value has no place of its own.
      const value = own && own[0] < own[1] ? own : (key ?? own ?? found.value);
      found = { ...(key ? { key } : {}), value };
      node = this.#resolved(inner);
    }
    return found;
  }

  #resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.#document) : node;
  }
}

function childOf(node: unknown, part: PathPart): Pair | Node | undefined {
  if (isSeq(node)) {
    const item = typeof part === 'number' ? node.items[part] : undefined;
    return isNode(item) ? item : undefined;
  }
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }) => String(isNode(key) ? key.toJSON() : key) === String(part));
}

function rangeOf(node: unknown): Range | undefined {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : undefined;
}
