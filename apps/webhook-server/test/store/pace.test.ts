import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { ENGINES, useStore } from './engines.ts';

const LIMITS = { perSecond: 1_000, perMinute: 37 };

describe.each(ENGINES)('the pace of sending on %s', (engine) => {
  const context = useStore(engine);

  test('is shared by all that ask at the same time, in two stores where there can be two', async () => {
    const other = engine === 'postgres' ? await openStore(context.location) : context.store;
    const asked = Array.from({ length: 40 }, (_, index) => {
      const store = index % 2 === 0 ? context.store : other;
      return store.changePace({ kind: 'admit', want: 2, limits: LIMITS });
    });
    const granted = (await Promise.all(asked)).reduce((sum, each) => sum + each.granted, 0);
    if (other !== context.store) await other.close();
    expect(granted).toBe(37);
  });

  test('outlives the process, as does what holds everybody back', async () => {
    await context.store.changePace({ kind: 'admit', want: 37, limits: LIMITS });
    const hold = { kind: 'hold', reason: 'client_refused', message: 'Why.', askedMs: null } as const;
    await context.store.changePace({ ...hold, firstMs: 60_000, maxMs: 60_000 });
    await context.reopen();
    const { hold: known } = await context.store.changePace({ kind: 'look' });
    expect(known).toMatchObject({ reason: 'client_refused', message: 'Why.', failures: 1 });
    await context.store.changePace({ kind: 'resume' });
    expect(await context.store.changePace({ kind: 'admit', want: 1, limits: LIMITS })).toMatchObject({ granted: 0 });
  });
});
