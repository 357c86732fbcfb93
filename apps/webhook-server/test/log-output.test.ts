import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';

const SRC = new URL('../src/', import.meta.url).href;

/** Logs more than a pipe and the bound hold; says on standard error that it still answers, and what its metrics count. */
const PROGRAM = `
  import { createLog } from '${SRC}log/log.ts';
  import { Metrics } from '${SRC}monitoring/metrics.ts';
  const log = createLog();
  const about = 'x'.repeat(1000);
  for (let line = 1; line <= 6000; line += 1) log.info({ line, about }, 'm');
  const metrics = await new Metrics({ version: '1', engine: 'sqlite' }).text(null);
  setTimeout(() => {
    console.error(/^webhook_server_log_lines_dropped_total (\\d+)$/m.exec(metrics)[1]);
    process.stdin.on('data', () => process.exit()).resume();
  }, 50);`;

let child: ChildProcess;
afterEach(() => child.kill('SIGKILL'));

describe('a reader of the log that stops', () => {
  it.each([
    ['a socket', [process.execPath, ['--input-type=module-typescript', '--eval', PROGRAM]]],
    ['a pipe', ['sh', ['-c', '"$0" --input-type=module-typescript --eval "$1" | cat', process.execPath, PROGRAM]]],
  ] as const)(
    'does not make the process wait, of which it is told later what it missed (%s)',
    async (_, [command, args]) => {
      child = spawn(command, args);
      const { stdin, stdout, stderr } = child;
      if (!stdin || !stdout || !stderr) throw new Error('Not piped.');
      const [told] = await once(createInterface({ input: stderr }), 'line');
      const dropped = Number(told);
      expect(dropped).toBeGreaterThan(0);

      const lines: { line?: number; dropped?: number }[] = [];
      for await (const line of createInterface({ input: stdout })) {
        lines.push(JSON.parse(line));
        if (lines.at(-1)?.dropped) stdin.write('.');
      }
      const logged = lines.flatMap(({ line }) => line ?? []);
      expect(logged).toEqual(Array.from({ length: 6000 - dropped }, (_, at) => at + 1));
      expect(lines.filter((line) => line.dropped)).toEqual([
        expect.objectContaining({ dropped, level: 40, msg: expect.stringContaining('dropped') }),
      ]);
    },
  );

  it('does not keep the process from ending', async () => {
    child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', PROGRAM]);
    if (!child.stderr || !child.stdin) throw new Error('Not piped.');
    await once(child.stderr, 'data');
    child.stdin.write('.');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
