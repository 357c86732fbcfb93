import { UsageError } from '../../failures/usage-error.ts';
import type { Mistake } from './mistake.ts';
import { showMistakes } from './show-mistakes.ts';

export interface MistakenFile {
  /** As it was named. */
  name: string;
  text: string;
  mistakes: readonly Mistake[];
}

/** Files that were given cannot be used; nothing was sent. */
export class FileMistakes extends UsageError {
  override name = 'FileMistakes';
  readonly files: readonly MistakenFile[];

  constructor(files: readonly MistakenFile[]) {
    super(files.map(({ name, mistakes }) => `${name} has ${counted(mistakes.length)}.`));
    this.files = files;
  }

  /** For people, with the lines where they stand. */
  get lines(): string[] {
    return this.files.map(({ name, text, mistakes }) => `\n${showMistakes(name, text, mistakes).trimEnd()}`);
  }

  /** For programs. */
  get details() {
    return { mistakes: this.files.flatMap(({ name, mistakes }) => mistakes.map((each) => ({ file: name, ...each }))) };
  }
}

function counted(mistakes: number): string {
  return mistakes === 1 ? 'a mistake' : `${mistakes} mistakes`;
}
