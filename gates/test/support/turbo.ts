import { execFile } from 'node:child_process';
import { join, posix } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { ROOT } from '../../src/root.ts';

/** A task as turbo would run it. */
export interface Task {
  taskId: string;
  /** Changes with everything that counts for the task: files, settings, versions, and the hashes of what it depends on. */
  hash: string;
  /** Folder of its package, from the root. */
  directory: string;
  /** Files that count for itself, from the root. */
  inputs: readonly string[];
  dependencies: readonly string[];
  cached: boolean;
}

/** How a run of turbo ended. */
export interface Ran {
  exitCode: number;
  output: string;
}

const TURBO = join(ROOT, 'node_modules/.bin/turbo');

/** What `turbo run verify` would run, by the ids of the tasks, and the files that count for everything. */
export async function planned(folder: string): Promise<{ tasks: Map<string, Task>; globals: string[] }> {
  const { output } = await turbo(folder, ['run', 'verify', '--dry=json']);
  const { tasks, globalCacheInputs } = JSON.parse(output.slice(output.indexOf('{'))) as {
    tasks: (Omit<Task, 'inputs' | 'cached'> & {
      inputs: Record<string, string>;
      resolvedTaskDefinition: { cache: boolean };
    })[];
    globalCacheInputs: { files: Record<string, string> };
  };
  const read = tasks.map((task) => ({
    ...task,
    inputs: Object.keys(task.inputs).map((file) => posix.normalize(posix.join(task.directory, file))),
    cached: task.resolvedTaskDefinition.cache,
  }));
  return { tasks: new Map(read.map((task) => [task.taskId, task])), globals: Object.keys(globalCacheInputs.files) };
}

/** The turbo of this repository, in any folder. */
export async function turbo(folder: string, args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TEST_MACHINE: 'the same' };
  const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout } = await promisify(execFile)(TURBO, args, options);
    return { exitCode: 0, output: stripVTControlCharacters(stdout) };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    if (typeof code !== 'number') throw error;
    return { exitCode: code, output: stripVTControlCharacters(stdout) };
  }
}
