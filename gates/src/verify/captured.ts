import { stripVTControlCharacters } from 'node:util';

/**
 * What each task printed, taken from turbo's stream, in which each line begins with the task's name. Turbo writes a log of
 * its own only for what it may keep.
 */
export class Captured {
  readonly #lines = new Map<string, string[]>();

  /** @param line One line as turbo printed it. */
  add(line: string): void {
    const [, name, text = ''] = /^(\S+): ?(.*)$/.exec(stripVTControlCharacters(line)) ?? [];
    if (name === undefined) return;
    const lines = this.#lines.get(name) ?? [];
    lines.push(text);
    this.#lines.set(name, lines);
  }

  /** @param taskId Such as `@assessment-kit/gates#test`. @returns `undefined` when it printed nothing. */
  of(taskId: string): string | undefined {
    return this.#lines.get(taskId.replace('#', ':'))?.join('\n');
  }
}
