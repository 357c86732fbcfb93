import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, type TestContext, test } from 'vitest';
import { inParallel } from './support/in-parallel.ts';
import { madeUpOrders, Stage } from './support/stage.ts';
import { IMPATIENT_MAIN, temporaryFolder, WebhookProcess } from './support/webhook-process.ts';

const run = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8' });

/** A way to give a process little room, and more later. */
interface SmallDisk {
  dataDir: string;
  launcher: readonly string[];
  grow(pid: number): void;
}

/** A file may have 4,000 KiB: the journal of SQLite reaches that just before it is emptied for the first time. */
function limitedFiles({ onTestFinished }: TestContext): SmallDisk {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    dataDir: folder,
    launcher: ['sh', '-c', 'ulimit -S -f 8000; exec "$@"', 'sh'],
    grow: (pid) => expect(run('prlimit', '--pid', String(pid), '--fsize=unlimited').status).toBe(0),
  };
}

/** A file system of 4,500 KiB. */
function smallFileSystem({ onTestFinished }: TestContext): SmallDisk | null {
  const folder = temporaryFolder();
  const dataDir = join(folder, 'disk');
  mkdirSync(dataDir);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (run('mount', '-t', 'tmpfs', '-o', 'size=4500k', 'tmpfs', dataDir).status !== 0) return null;
  onTestFinished(() => void run('umount', dataDir));
  return {
    dataDir,
    launcher: [],
    grow: () => expect(run('mount', '-o', 'remount,size=64m', dataDir).status).toBe(0),
  };
}

describe.skipIf(process.platform !== 'linux')('a disk that is full under SQLite', () => {
  test.concurrent.for([
    ['a file that may not grow', limitedFiles],
    ['a file system without room', smallFileSystem],
  ] as const)(
    '%s is told as 503, costs nothing, and is used again without a restart',
    { timeout: 120_000 },
    async ([, make], context) => {
      const { onTestFinished } = context;
      const disk = make(context);
      if (disk === null) return context.skip('To mount a small file system needs root.');
      let server: WebhookProcess | null = null;
      const stage = await Stage.set(10, () => server?.url ?? '');
      onTestFinished(() => stage.close());
      server = new WebhookProcess({
        location: { databaseUrl: null, dataDir: disk.dataDir },
        platformUrl: stage.sandbox.url,
        forwardUrl: stage.partner.url,
        launcher: disk.launcher,
        main: IMPATIENT_MAIN,
      });
      onTestFinished(async () => server?.stop('SIGKILL'));
      await server.url;

      for (const known of stage.orders) await stage.deliver(known);
      // Until nothing fits any more, and then some.
      let refused = 0;
      await inParallel(8, madeUpOrders(3_000, 'before'), async (order) => {
        if (refused < 40 && !(await stage.ledger.deliver(order))) refused += 1;
      });
      expect(refused).toBeGreaterThanOrEqual(40);
      expect(server.end).toBe(null);
      disk.grow(server.child.pid ?? 0);
      await inParallel(8, madeUpOrders(50, 'after'), (order) => stage.deliver(order));
      expect(await stage.brokenPromises()).toEqual([]);
      expect([...stage.ledger.statuses].filter((status) => status !== 202).sort()).toEqual([200, 503]);
      await server.stop('SIGTERM');
      expect(server.end).toBe(0);
    },
  );
});
