import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { installAll } from '../../src/install.ts';

/** A project outside the repository in which the tarballs are installed. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'assessment-kit-project-'));
  readonly #processes = new Set<ReturnType<typeof spawn>>();

  async install(others: Readonly<Record<string, string>> = {}): Promise<void> {
    await installAll(this.folder, inject('tarballs'), others);
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Runs a program to its end. @throws {Error} with what it printed, when it fails. */
  async run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
    const { stdout } = await promisify(execFile)(program, args, { cwd: this.folder, env: { ...process.env, ...env } });
    return stdout;
  }

  /** Starts one of the installed programs and waits for the address at which it listens. */
  async start(program: string, env: Readonly<Record<string, string>>): Promise<string> {
    const file = join(this.folder, 'node_modules/.bin', program);
    const child = spawn(file, [], { cwd: this.folder, env: { ...process.env, ...env } });
    this.#processes.add(child);
    let said = '';
    return new Promise((resolve, reject) => {
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      child.stdout.on('data', (chunk) => {
        said += chunk;
        const url = /listening on (http:\S+)/.exec(said)?.[1];
        if (url !== undefined) resolve(url);
      });
      child.once('exit', () => reject(new Error(`${program} ended: ${said}`)));
    });
  }

  async remove(): Promise<void> {
    for (const child of this.#processes) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
