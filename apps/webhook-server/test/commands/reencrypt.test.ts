import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dataKeyOf } from '../../src/encryption/data-key.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { DONE, drain, ENGINES, LATER, order, updates, useStore } from '../store/engines.ts';
import { command } from '../support/command.ts';
import { query } from '../support/postgres.ts';

const OLD = randomBytes(32).toString('base64');
const NEW = randomBytes(32).toString('base64');
const keysOf = (...texts: string[]) => texts.map(dataKeyOf).filter((key) => key !== null);
const [newId, oldId] = keysOf(NEW, OLD).map(({ id }) => id);

describe.each(ENGINES)('reencrypt on %s', (engine) => {
  const context = useStore(engine);

  const reencrypt = (dataKey: string) => {
    const { databaseUrl, dataDir } = context.location;
    return command(['reencrypt'], { DATABASE_URL: databaseUrl ?? '', DATA_DIR: dataDir, DATA_KEY: dataKey });
  };

  async function open(...keys: string[]): Promise<Store> {
    const warnings: string[] = [];
    const store = await openStore({ ...context.location, dataKeys: keysOf(...keys) }, (text) => warnings.push(text));
    onTestFinished(() => store.close());
    expect(warnings).toEqual([]);
    return store;
  }

  async function everything(): Promise<string> {
    const { databaseUrl, dataDir } = context.location;
    if (databaseUrl === null) {
      return readdirSync(dataDir)
        .map((file) => readFileSync(join(dataDir, file), 'latin1'))
        .join();
    }
    const tables = ['messages', 'attempts', 'data_keys'].map((table) => query(databaseUrl, `select * from ${table}`));
    return JSON.stringify(await Promise.all(tables), (_, value) => {
      return value?.type === 'Buffer' ? Buffer.from(value).toString('latin1') : value;
    });
  }

  async function fill(store: Store, prefix: string): Promise<string> {
    const { id } = await store.receive(order(`${prefix}-1`, `${prefix} Casey`));
    await store.enqueue({ ...updates(`${prefix}-1`, []), bodies: [{ note: `${prefix} Casey` }] });
    const facts = { detail: { said: 'Casey' }, attempt: { said: 'Casey' } };
    for (const claim of await store.claim('inbox', LATER)) {
      await store.settle(claim, { outcome: 'retry', readyAt: 0, now: 1, error: 'Casey?', ...facts });
    }
    await store.receive(order(`${prefix}-erased`, 'Casey'));
    await store.erase({ lane: `${prefix}-erased`, remainder: { left: true }, now: 1, force: true });
    return id;
  }

  test('seals what was plain and what has an older key, after which the old key is not needed', async () => {
    const plain = await fill(context.store, 'plain');
    await context.store.close();
    const old = await open(OLD);
    const older = await fill(old, 'old');
    await old.close();
    expect(await everything()).toContain('plain Casey');

    expect(await reencrypt(`${NEW},${OLD}`)).toEqual({
      code: 0,
      text: `6 messages, 4 of them encrypted anew: all are with the key ${newId} now.`,
    });
    const left = await everything();
    expect(left).not.toMatch(new RegExp(`Casey|enc1\\.${oldId}`));

    const store = await open(NEW);
    for (const [prefix, id] of [
      ['plain', plain],
      ['old', older],
    ] as const) {
      expect(await store.receive(order(`${prefix}-1`, `${prefix} Casey`))).toEqual({ outcome: 'duplicate', id });
      expect(await store.receive(order(`${prefix}-erased`, 'Casey'))).toMatchObject({ outcome: 'duplicate' });
      expect(await store.getMessage(id)).toMatchObject({ lastError: 'Casey?', detail: { said: 'Casey' } });
      expect((await store.attempts(id)).at(-1)).toMatchObject({ reason: 'Casey?', detail: { said: 'Casey' } });
      const [update] = await store.listMessages({ queue: 'outbox', lane: `${prefix}-1`, limit: 1 });
      expect(update?.body).toEqual({ note: `${prefix} Casey` });
    }
    expect((await drain(store, 'inbox')).sort()).toEqual([older, plain].sort());
    await store.close();
    expect((await reencrypt(NEW)).text).toContain('6 messages, 0 of them encrypted anew');
  });

  test('leaves what it cannot read as it is, says so, and goes on where it was when the key is there', async () => {
    await context.store.close();
    const old = await open(OLD);
    const { id } = await old.receive(order('o-1', 'Casey'));
    await old.close();
    await (await open(NEW, OLD)).close();
    const { code, text } = await reencrypt(NEW);
    expect(code).toBe(1);
    expect(text).toBe(
      `1 of 1 messages cannot be read and were left as they are:\n${id} is encrypted with the key ${oldId}, which is not in DATA_KEY.`,
    );
    expect((await reencrypt(`${NEW},${OLD}`)).text).toContain('1 of them encrypted anew');
    expect((await (await open(NEW)).getOrder('o-1'))?.payload).toEqual(order('o-1', 'Casey').payload);
  });

  test('says what is missing, and that the server has to be stopped', async () => {
    expect(await reencrypt('')).toEqual({
      code: 1,
      text: 'DATA_KEY is missing: encrypts what is stored of people; several keys while one is rotated.',
    });
    expect(await reencrypt('short')).toMatchObject({ code: 1, text: expect.stringMatching(/^DATA_KEY holds a key/) });
    if (engine === 'postgres') return;
    const running = await reencrypt(NEW);
    expect(running).toMatchObject({ code: 1, text: expect.stringMatching(/^Another process uses/) });
  });

  test.runIf(engine === 'postgres')('goes on while a server works on the same messages', async () => {
    await Promise.all(Array.from({ length: 300 }, (_, index) => context.store.receive(order(`o-${index}`, 'Casey'))));
    await context.store.close();
    const store = await open(NEW);
    let handled = 0;
    let ended = false;
    const work = (async () => {
      while (!ended || handled < 300) {
        for (const claim of await store.claim('inbox', { ...LATER, limit: 5 })) {
          expect(claim.message.body).toMatchObject({ assessmentOrder: { assessee: { firstName: 'Casey' } } });
          if (await store.settle(claim, { ...DONE, error: 'Casey' })) handled += 1;
        }
      }
    })();
    expect(await reencrypt(NEW)).toMatchObject({ code: 0 });
    ended = true;
    await work;
    expect(await everything()).not.toContain('Casey');
    expect(handled).toBe(300);
  });
});
