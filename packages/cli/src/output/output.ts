import { stripVTControlCharacters, styleText } from 'node:util';
import type { Io } from '../context/io.ts';

type Style = Parameters<typeof styleText>[0];

/** What a command writes: results to stdout, everything else to stderr. */
export class Output {
  /** Whether programs read it. */
  readonly json: boolean;
  readonly color: boolean;
  /** Columns of the terminal; 100 when there is none. */
  readonly width: number;
  readonly #io: Pick<Io, 'stdout' | 'stderr'>;

  constructor(io: Pick<Io, 'stdout' | 'stderr' | 'env'>, options: { json: boolean; color: boolean }) {
    this.#io = io;
    this.json = options.json;
    this.color = !options.json && options.color && wantsColor(io);
    // A terminal that does not know its width says 0.
    this.width = io.stdout.columns || 100;
  }

  /**
   * The result of the command: one document for programs, text for people.
   *
   * @param text Made with `table` and `style`; what comes from elsewhere goes through `clean` first.
   */
  result(document: unknown, text: string): void {
    this.raw(`${this.json ? JSON.stringify(document, null, 2) : text}\n`);
  }

  /** One line of a command that goes on: a JSON line for programs. */
  event(document: unknown, text: string): void {
    this.raw(`${this.json ? JSON.stringify(document) : text}\n`);
  }

  /** Told to people beside the result. Programs do not read it. */
  note(text: string): void {
    this.#io.stderr.write(`${this.style('dim', text)}\n`);
  }

  /** Something that the user should know although the command goes on. */
  warn(text: string): void {
    this.#io.stderr.write(`${this.style('yellow', 'Warning:')} ${text}\n`);
  }

  /** As it is, to stdout. */
  raw(text: string): void {
    this.#io.stdout.write(text);
  }

  /** As it is, to stderr. */
  error(text: string): void {
    this.#io.stderr.write(text);
  }

  style(style: Style, text: string): string {
    // The stream was asked already, and it need not be the one of this process.
    return this.color ? styleText(style, text, { validateStream: false }) : text;
  }
}

function wantsColor({ stdout, env }: Pick<Io, 'stdout' | 'env'>): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0';
  return stdout.isTTY === true && env['TERM'] !== 'dumb';
}

/** What a terminal may take for a command, or show as nothing: control and format characters, and breaks of lines. */
export const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const UNPRINTABLES = new RegExp(`${UNPRINTABLE.source}+`, 'gu');

/**
 * A text from elsewhere as one line that cannot do anything to a terminal: what the platform or a receiver sends may hold
 * escape sequences.
 */
export function clean(text: string): string {
  return stripVTControlCharacters(text).replaceAll(UNPRINTABLES, ' ').trim();
}
