import { execFile } from 'node:child_process';

/** How a program ended, and what it wrote. */
export interface Finished {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs a script in a process of its own, to its end, whatever the exit code. */
export function runNode(args: readonly string[], cwd: string): Promise<Finished> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve, reject) => {
    const options = { cwd, env, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (child.exitCode === null) reject(error);
      else resolve({ exitCode: child.exitCode, stdout, stderr });
    });
  });
}
