import { describe, expect, inject, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { until } from '../crash/support/canonical.ts';
import { createDatabase, query } from '../support/postgres.ts';
import { DONE, ENGINES, LATER, order, updates, useStore } from './engines.ts';

/** Resolves at the next call. */
function calls(): { listener: () => void; next: () => Promise<void>; count: () => number } {
  let count = 0;
  let waiting: () => void = () => {};
  const listener = () => {
    count += 1;
    waiting();
  };
  const next = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting = resolve;
    return promise;
  };
  return { listener, next, count: () => count };
}

describe.each(ENGINES)('onWork on %s', (engine) => {
  const context = useStore(engine);

  test('tells of a new callback, a changed one, an update and a message put back', async () => {
    const inbox = calls();
    const outbox = calls();
    context.store.onWork('inbox', inbox.listener);
    context.store.onWork('outbox', outbox.listener);
    const during = async (heard: typeof inbox, work: () => Promise<unknown>) => {
      const next = heard.next();
      await work();
      await next;
    };
    await during(inbox, () => context.store.receive(order('o-1')));
    await during(inbox, () => context.store.receive(order('o-1', 'Kim')));
    await during(outbox, () => context.store.enqueue(updates('o-1', [1])));
    const [claim] = await context.store.claim('inbox', LATER);
    if (claim) await context.store.settle(claim, DONE);
    await during(inbox, () => context.store.requeue('inbox', claim?.message.id ?? '', ['done']));
  });

  test('says nothing about a duplicate, a conflict or a refused requeue, nor after it was ended', async () => {
    const { id } = await context.store.receive(order('o-1'));
    await context.store.enqueue(updates('o-1', [1]));
    await context.reopen();
    const heard = calls();
    const ended = calls();
    const end = context.store.onWork('inbox', ended.listener);
    end();
    end();
    context.store.onWork('inbox', heard.listener);
    context.store.onWork('outbox', heard.listener);
    // PostgreSQL's connection wakes both once when it begins to listen.
    if (engine === 'postgres') await until('both were woken', () => heard.count() >= 2);
    const before = heard.count();
    await context.store.receive(order('o-1'));
    await context.store.enqueue(updates('o-1', [2]));
    await context.store.requeue('inbox', id, ['done']);
    // What is heard after all that is heard of this.
    const next = heard.next();
    await context.store.receive(order('o-2'));
    await next;
    expect(heard.count()).toBe(before + 1);
    expect(ended.count()).toBe(0);
  });

  test('tells every listener, each until it is ended', async () => {
    const heard = [calls(), calls()];
    const ends = heard.map(({ listener }) => context.store.onWork('inbox', listener));
    const both = Promise.all(heard.map(({ next }) => next()));
    await context.store.receive(order('o-1'));
    await both;
    ends[0]?.();
    const second = heard[1]?.next();
    await context.store.receive(order('o-2'));
    await second;
  });

  test('tells a listener that was added twice until both are ended', async () => {
    const heard = calls();
    const ends = [1, 2].map(() => context.store.onWork('inbox', heard.listener));
    ends[0]?.();
    const next = heard.next();
    await context.store.receive(order('o-1'));
    await next;
  });
});

describe('onWork on postgres, between processes', () => {
  test('wakes another store when work was added, also after its connection was cut', async () => {
    const database = await createDatabase(inject('postgresUrl'));
    const [worker, receiver] = await Promise.all(
      [1, 2].map(() => openStore({ databaseUrl: database.url, dataDir: '' })),
    );
    if (!worker || !receiver) throw new Error('two stores were opened');
    try {
      const heard = calls();
      const ready = heard.next();
      worker.onWork('inbox', heard.listener);
      worker.onWork('outbox', heard.listener);
      // Once when it begins to listen …
      await ready;
      await during(heard, () => receiver.receive(order('o-1')));
      await during(heard, () => receiver.enqueue(updates('o-1', [1])));
      const [claim] = await receiver.claim('outbox', LATER);
      if (claim) await receiver.settle(claim, DONE);
      await during(heard, () => receiver.requeue('outbox', claim?.message.id ?? '', ['done']));
      // … and once when it is back.
      await during(heard, () =>
        query(
          database.url,
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and query ilike 'listen %'`,
        ),
      );
      await during(heard, () => receiver.receive(order('o-2')));
    } finally {
      await Promise.all([worker.close(), receiver.close()]);
      await database.drop();
    }
  });

  test('wakes once for what its own store added', async () => {
    const database = await createDatabase(inject('postgresUrl'));
    const [own, other] = await Promise.all([1, 2].map(() => openStore({ databaseUrl: database.url, dataDir: '' })));
    if (!own || !other) throw new Error('two stores were opened');
    try {
      const inbox = calls();
      const outbox = calls();
      own.onWork('inbox', inbox.listener);
      const ready = outbox.next();
      own.onWork('outbox', outbox.listener);
      await ready;
      const before = inbox.count();
      await own.receive(order('o-1'));
      // What comes after it on the same connection has been heard, so what it said itself has, too.
      await during(outbox, () => other.enqueue(updates('o-1', [1])));
      expect(inbox.count()).toBe(before + 1);
    } finally {
      await Promise.all([own.close(), other.close()]);
      await database.drop();
    }
  });

  async function during(heard: ReturnType<typeof calls>, work: () => Promise<unknown>): Promise<void> {
    // A wake-up of the connection that was set up before may still be under way: all of it belongs to the past.
    await new Promise((resolve) => setImmediate(resolve));
    const next = heard.next();
    await work();
    await next;
  }
});
