import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../../src/packages/journal/journal.ts';
import type { RunIdentity } from '../../src/packages/journal/journal-lines.ts';
import { JournalInUse } from '../../src/packages/journal/journal-lock.ts';
import { runIdentity } from '../../src/packages/journal/run-identity.ts';
import { samplePackage } from './support/catalogue-world.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  path = join(folder, 'catalog.yaml.journal');
});
afterEach(() => rmSync(folder, { recursive: true }));

const account = { baseUrl: 'https://platform.test', clientId: 'client' };
const run = runIdentity([samplePackage('P')], account, false);
const plan = [
  { kind: 'create', packageId: 'P' },
  { kind: 'retire', packageId: 'old', name: 'Old' },
] as const;

async function withJournal<Value>(work: (journal: Journal) => Promise<Value> | Value, identity: RunIdentity = run) {
  const journal = await Journal.open(path, identity);
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}

/** A run that was interrupted after one package. */
const interrupted = () =>
  withJournal(async (journal) => {
    await journal.recordPlan({ companyId: 'ACME', actions: plan });
    await journal.recordDone('ACME', 'P');
  });

describe('the journal', () => {
  it('remembers what was planned and what is done, companies in any case', async () => {
    await interrupted();
    await withJournal((journal) => {
      expect(journal.resumption).toMatchObject({ kind: 'resumed', unreadable: 0 });
      expect(journal.planOf('acme')).toEqual(plan);
      expect(journal.isDone('Acme', 'P')).toBe(true);
      expect(journal.isDone('ACME', 'old')).toBe(false);
      expect(journal.planOf('other')).toBeUndefined();
    });
  });

  it('can be read by its owner only', async () => {
    await interrupted();
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('begins anew when the run was finished', async () => {
    await interrupted();
    await withJournal((journal) => journal.recordEnd());
    await withJournal((journal) => {
      expect(journal.resumption).toEqual({ kind: 'new' });
      expect(journal.planOf('ACME')).toBeUndefined();
    });
  });

  it.each([
    ['catalogue', runIdentity([samplePackage('P', { name: 'Other' })], account, false)],
    ['host', runIdentity([samplePackage('P')], { ...account, baseUrl: 'https://other.test' }, false)],
    ['account', runIdentity([samplePackage('P')], { ...account, clientId: 'other' }, false)],
    ['choice of prune', runIdentity([samplePackage('P')], account, true)],
  ])('spares nothing for another %s', async (_, other) => {
    await interrupted();
    await withJournal((journal) => {
      expect(journal.resumption).toMatchObject({ kind: 'other' });
      expect(journal.done).toBe(0);
    }, other);
  });

  it('holds no client id', async () => {
    await interrupted();
    expect(readFileSync(path, 'utf8')).not.toContain('"client"');
  });

  it('goes on behind the last whole line, wherever the last one was torn', async () => {
    await interrupted();
    const whole = readFileSync(path);
    const header = whole.indexOf('\n') + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: header, max: whole.length }), async (length) => {
        writeFileSync(path, whole.subarray(0, length));
        await withJournal(async (journal) => {
          const lines = whole.subarray(0, length).toString().split('\n').length - 1;
          expect(journal.planOf('ACME') !== undefined).toBe(lines >= 2);
          expect(journal.isDone('ACME', 'P')).toBe(lines >= 3);
          await journal.recordDone('ACME', 'old');
        });
        await withJournal((journal) => {
          expect(journal.resumption).toMatchObject({ kind: 'resumed', unreadable: 0 });
          expect(journal.isDone('ACME', 'old')).toBe(true);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out a line that a power cut filled with nothing, and counts it', async () => {
    await interrupted();
    appendFileSync(path, `${'\0'.repeat(40)}\n{"company":"ACME","done":"old"}\n`);
    await withJournal((journal) => {
      expect(journal.resumption).toMatchObject({ kind: 'resumed', unreadable: 1 });
      expect(journal.isDone('ACME', 'old')).toBe(true);
    });
  });

  it('writes many lines handed in at once in their sequence, whole', async () => {
    await withJournal((journal) =>
      Promise.all(Array.from({ length: 500 }, (_, at) => journal.recordDone(`C${at}`, 'P'))),
    );
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n').slice(1);
    expect(lines).toEqual(Array.from({ length: 500 }, (_, at) => JSON.stringify({ company: `C${at}`, done: 'P' })));
  });

  it('says that it cannot be written', async () => {
    const journal = await Journal.open(path, run);
    await journal.close();
    await expect(journal.recordDone('ACME', 'P')).rejects.toThrow(/cannot be written/);
  });
});

describe('the lock of a journal', () => {
  const lock = () => `${path}.lock`;

  it('keeps a second run out, and is gone afterwards', async () => {
    await withJournal(async () => {
      await expect(Journal.open(path, run)).rejects.toBeInstanceOf(JournalInUse);
    });
    expect(readdirSync(folder)).toEqual(['catalog.yaml.journal']);
  });

  it('lets exactly one of many in', async () => {
    const opened = await Promise.allSettled(Array.from({ length: 20 }, () => Journal.open(path, run)));
    const winners = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(winners).toHaveLength(1);
    await winners[0]?.close();
    expect(readdirSync(folder)).toEqual(['catalog.yaml.journal']);
  });

  it('of a killed process is taken over, by one of many', async () => {
    // No process has this number: they are smaller.
    writeFileSync(lock(), JSON.stringify({ pid: 2 ** 30, host: hostname(), started: null }));
    const opened = await Promise.allSettled(Array.from({ length: 20 }, () => Journal.open(path, run)));
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of opened) if (each.status === 'fulfilled') await each.value.close();
  });

  it.runIf(process.platform === 'linux')(
    'of a killed process is taken over when its number was given again',
    async () => {
      writeFileSync(lock(), JSON.stringify({ pid: process.pid, host: hostname(), started: 'another start 1' }));
      await withJournal(() => {});
    },
  );

  it('of another machine is never taken over', async () => {
    writeFileSync(lock(), JSON.stringify({ pid: 2 ** 30, host: 'elsewhere', started: null }));
    await expect(Journal.open(path, run)).rejects.toMatchObject({ holder: { host: 'elsewhere' } });
  });

  it('that is empty after a power cut is taken over', async () => {
    writeFileSync(lock(), 'x');
    truncateSync(lock());
    await withJournal(() => {});
  });
});
