import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/commands/index.ts';
import { cli } from './support/cli.ts';

const complete = async (...words: string[]) => (await cli(['__complete', '--', ...words])).stdout.trim().split('\n');
const wordsOf = async (...words: string[]) => (await complete(...words)).map((line) => line.split('\t')[0]);

describe('completion', () => {
  it('knows every command, with its summary', async () => {
    const first = await wordsOf('');
    expect(first).toEqual([...new Set(COMMANDS.map(({ name }) => name.split(' ')[0]))]);
    for (const { name, summary } of COMMANDS) {
      const words = name.split(' ');
      const lines = await complete(...words);
      if (words.length === 2) expect(lines).toContain(`${words[1]}\t${summary}`);
    }
  });

  it.each([
    [['call'], ['callback']],
    [
      ['callback', 's'],
      ['show', 'set'],
    ],
    [
      ['--json', 'callback', 's'],
      ['show', 'set'],
    ],
    [
      ['--profile', 'x', 'callback', 's'],
      ['show', 'set'],
    ],
    [['callback', 'set', '--order'], ['--order-level']],
    [
      ['callback', 'set', '--order-level', ''],
      ['Assessment', 'Test'],
    ],
    [['callback', 'set', '--order-level=T'], ['--order-level=Test']],
    [['onboarding', 'set', '5Y021', 'A'], ['Approved']],
    [['onboarding', 'set', ''], ['']],
    [['token', '-p', ''], ['local']],
    [['token', '--platform', 'p'], ['production']],
    [['orders', 'update', 'x', '--file', ''], [':files']],
    [['token', '--verb'], ['--verbose']],
    [['nonsense', ''], ['']],
  ])('%j is followed by %j', async (words, expected) => {
    expect(await wordsOf(...words)).toEqual(expected);
  });
});

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
// A bash on Windows may be one of another system, in which the program's path is none.
const available = (shell: string) => process.platform !== 'win32' && spawnSync(shell, ['-c', 'exit 0']).status === 0;

// Each asks the program several times as a process of its own, which takes its time on a busy machine.
describe('the scripts', { timeout: 30_000 }, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assessment-kit-'));
    // The program under its own name, as an installation has it.
    const path = join(folder, 'assessment-kit');
    await writeFile(path, `#!/bin/sh\nexec '${process.execPath}' '${MAIN}' "$@"\n`);
    await chmod(path, 0o755);
    await writeFile(join(folder, 'update one.json'), '{}');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const shell = (name: string, script: string) =>
    spawnSync(name, name === 'bash' ? ['--norc', '-c', script] : ['-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: `${folder}${delimiter}${process.env['PATH']}`, HOME: folder, ASSESSMENT_KIT_PROFILES: 'none' },
    });

  /** What bash offers for each of several lines, whose last word is being typed. */
  const asked = (...lines: string[][]) => {
    const each = lines.map((words) => {
      const typed = ['assessment-kit', ...words].map((word) => `'${word}'`).join(' ');
      return `COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _assessment_kit; (IFS=,; echo "${'$'}{COMPREPLY[*]}")`;
    });
    const { stdout } = shell('bash', ['source <(assessment-kit completion bash)', ...each].join('\n'));
    return stdout.trim().split('\n');
  };

  it.skipIf(!available('bash'))('make bash complete commands, choices and files', () => {
    const lines = [
      ['callback', ''],
      ['onboarding', 'set', '5Y021', 'Appr'],
      ['orders', 'update', 'x', '--file', 'upd'],
    ];
    expect(asked(...lines)).toEqual(['show,set,remove', 'Approved', 'update one.json']);
  });

  it.skipIf(!available('zsh'))('are understood by zsh', () => {
    const { status, stderr } = shell('zsh', 'source <(assessment-kit completion zsh) && whence -w _assessment_kit');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it.skipIf(!available('fish'))('make fish complete commands', () => {
    const { stdout } = shell('fish', 'assessment-kit completion fish | source; complete -C "assessment-kit callback "');
    expect(stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(
      expect.arrayContaining(['show', 'set', 'remove']),
    );
  });
});
