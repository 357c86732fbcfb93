/** What the command line knows of the process it runs in. */
export interface Io {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: OutputStream;
  stderr: OutputStream;
  env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. Windows has no file modes. */
  platform: NodeJS.Platform;
  /** What relative paths of files are relative to. */
  cwd: string;
  /** Aborted with an `Interrupted` when the user ends the command. */
  signal: AbortSignal;
}

export type OutputStream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** Whether a person can be asked: prompts go to stderr, so that stdout can be a pipe. */
export function isInteractive({ stdin, stderr }: Pick<Io, 'stdin' | 'stderr'>): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}
