import type { Io } from '../context/io.ts';

const [CTRL_C, CTRL_D] = ['\u0003', '\u0004'];

/**
 * Calls a function for each key that is pressed on the terminal; nothing happens without one. `q`, Ctrl+C and Ctrl+D end it.
 *
 * @returns A function that gives the terminal back.
 */
export function onKeys(
  { stdin }: Pick<Io, 'stdin'>,
  keys: Readonly<Record<string, () => void>>,
  end: () => void,
): () => void {
  if (stdin.isTTY !== true) return () => {};
  const terminal = stdin as NodeJS.ReadStream;
  const read = (chunk: Buffer | string) => {
    for (const key of String(chunk)) {
      // In raw mode Ctrl+C is a key like any other.
      if (key === 'q' || key === CTRL_C || key === CTRL_D) end();
      else keys[key]?.();
    }
  };
  terminal.setRawMode?.(true);
  terminal.on('data', read);
  terminal.resume();
  return () => {
    terminal.off('data', read);
    terminal.setRawMode?.(false);
    terminal.pause();
  };
}
