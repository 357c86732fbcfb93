import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Faults } from '../src/faults/faults.ts';
import { createSandbox, type Sandbox } from '../src/index.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ seed: 7, faults: { deliveries: [{ kind: 'late' }] } });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

async function faults(body?: unknown) {
  const put = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${sandbox.url}/_sandbox/faults`, body === undefined ? {} : put);
  // biome-ignore lint/suspicious/noExplicitAny: the body of an answer
  return { status: response.status, body: (await response.json()) as any };
}

const order = { callback: 'order', orderId: 'O1' } as const;
const request = { operationId: 'updateAssessmentOrder', orderId: 'O1' } as const;

describe('/_sandbox/faults', () => {
  it('answers the faults of the start, with the seed of the sandbox', async () => {
    expect(await faults()).toEqual({
      status: 200,
      body: { seed: 7, deliveries: [{ kind: 'late' }], answers: [] },
    });
  });

  it('takes other faults, and answers them', async () => {
    const profile = {
      seed: 42,
      deliveries: [{ kind: 'duplicate', count: 3, callback: 'order' }],
      answers: [{ kind: 'error-after', probability: 0.1, operationId: 'updateAssessmentOrder', orderId: 'O1' }],
    };
    expect(await faults(profile)).toEqual({ status: 200, body: profile });
    expect(await faults()).toEqual({ status: 200, body: profile });
  });

  it('ends all faults by an empty object, and begins again by a reset', async () => {
    expect((await faults({})).body).toEqual({ seed: 7, deliveries: [], answers: [] });
    sandbox.reset();
    expect((await faults()).body.deliveries).toEqual([{ kind: 'late' }]);
    await faults({});
    await fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST' });
    expect((await faults()).body.deliveries).toEqual([{ kind: 'late' }]);
  });

  it('takes faults in process', async () => {
    sandbox.setFaults({ answers: [{ kind: 'slow' }] });
    expect((await faults()).body).toEqual({ seed: 7, deliveries: [], answers: [{ kind: 'slow' }] });
  });

  it('refuses faults in process that could never happen', async () => {
    const unknown = { answers: [{ kind: 'slow' as const, operationId: 'update' }] };
    expect(() => sandbox.setFaults(unknown)).toThrow('answers[0].operationId must be an operation of the platform.');
    await expect(createSandbox({ faults: unknown })).rejects.toThrow('answers[0].operationId');
    // @ts-expect-error the kinds are those of the contract
    expect(() => sandbox.setFaults({ deliveries: [{ kind: 'lost' }] })).toThrow('deliveries[0].kind');
  });

  it.each([
    [{ deliveries: [{ kind: 'lost' }] }, 'deliveries[0].kind'],
    [{ deliveries: [{}] }, 'deliveries[0].kind'],
    [{ deliveries: [{ kind: 'late', probability: 1.1 }] }, 'deliveries[0].probability'],
    [{ deliveries: [{ kind: 'late', probability: -0.1 }] }, 'deliveries[0].probability'],
    [{ deliveries: [{ kind: 'late', count: 0 }] }, 'deliveries[0].count'],
    [{ deliveries: [{ kind: 'late', callback: 'orders' }] }, 'deliveries[0].callback'],
    [{ answers: [{ kind: 'late' }] }, 'answers[0].kind'],
    [{ answers: [{ kind: 'slow' }, { kind: 'slow', operationId: 'placeOrder' }] }, 'answers[1].operationId'],
    [{ answers: [{ kind: 'slow', operationId: 'constructor' }] }, 'answers[0].operationId'],
    [{ answers: [{ kind: 'error-before', status: 200 }] }, 'answers[0].status'],
    [{ answers: [{ kind: 'error-before', status: 302 }] }, 'answers[0].status'],
    [{ answers: [{ kind: 'error-before', status: 600 }] }, 'answers[0].status'],
    [{ answers: [{ kind: 'error-before', status: '404' }] }, 'answers[0].status'],
    [{ answers: [{ kind: 'slow', status: 404 }] }, 'answers[0].status'],
    // The token endpoint has no version that could be retired.
    [{ answers: [{ kind: 'error-before', status: 301, operationId: 'issueToken' }] }, 'answers[0].status'],
    [{ seed: 'x' }, 'seed'],
    [[], 'body'],
  ])('refuses %j and keeps what was set', async (body, field) => {
    const refused = await faults(body);
    expect(refused.status).toBe(400);
    expect(refused.body.Values[0].Fields).toBe(field);
    expect((await faults()).body.deliveries).toEqual([{ kind: 'late' }]);
  });
});

describe('faults', () => {
  it.each([
    ['always, without a probability', {}, 50],
    ['always, with probability 1', { probability: 1 }, 50],
    ['never, with probability 0', { probability: 0 }, 0],
    ['as often as its count allows', { count: 3 }, 3],
    ['as often as its count allows, if it is drawn', { count: 3, probability: 0.5 }, 3],
  ])('are drawn %s', (_name, limits, times) => {
    const drawn = new Faults({
      deliveries: [{ kind: 'late', ...limits }],
      answers: [{ kind: 'slow', ...limits }],
    });
    const draws = Array.from({ length: 50 }, () => [drawn.forDelivery(order), drawn.forAnswer(request)?.kind]);
    expect(draws.filter(([delivery]) => delivery === 'late')).toHaveLength(times);
    expect(draws.filter(([, answer]) => answer === 'slow')).toHaveLength(times);
  });

  it('are drawn about as often as the probability says', () => {
    const drawn = new Faults({ deliveries: [{ kind: 'late', probability: 0.2 }] }, 1);
    const times = Array.from({ length: 1000 }, () => drawn.forDelivery(order)).filter(Boolean).length;
    expect(times).toBeGreaterThan(150);
    expect(times).toBeLessThan(250);
  });

  it('tell the counts that are left, and leave out what is used up', () => {
    const drawn = new Faults({
      seed: 1,
      deliveries: [{ kind: 'late', count: 1, orderId: 'O1' }, { kind: 'duplicate', count: 2 }, { kind: 'dropped' }],
    });
    drawn.forDelivery(order);
    drawn.forDelivery(order);
    expect(drawn.current()).toEqual({
      seed: 1,
      deliveries: [{ kind: 'duplicate', count: 1 }, { kind: 'dropped' }],
      answers: [],
    });
  });

  it.each([
    [{ callback: 'order' }, ['order O1', 'order O2']],
    [{ callback: 'error' }, ['error O1']],
    [{ callback: 'job' }, ['job null']],
    [{ orderId: 'O1' }, ['order O1', 'error O1']],
    [{ callback: 'order', orderId: 'O2' }, ['order O2']],
    [{}, ['order O1', 'order O2', 'error O1', 'job null']],
  ] as const)('of callbacks that match %j', (filter, expected) => {
    const drawn = new Faults({ deliveries: [{ kind: 'late', ...filter }] });
    const callbacks = [
      order,
      { callback: 'order', orderId: 'O2' },
      { callback: 'error', orderId: 'O1' },
      { callback: 'job', orderId: null },
    ] as const;
    const hit = callbacks.filter((callback) => drawn.forDelivery(callback) !== null);
    expect(hit.map(({ callback, orderId }) => `${callback} ${orderId}`)).toEqual(expected);
  });

  const half = { deliveries: [{ kind: 'late', probability: 0.5 }] } as const;
  const draws = (seeded: Faults) => Array.from({ length: 64 }, () => seeded.forDelivery(order));

  it('are the same with the same seed, of the profile or of the sandbox', () => {
    const profile = { deliveries: [...half.deliveries] };
    const first = draws(new Faults({ ...profile, seed: 5 }));
    expect(draws(new Faults({ ...profile, seed: 5 }, 9))).toEqual(first);
    expect(draws(new Faults(profile, 5))).toEqual(first);
    expect(draws(new Faults(profile, 6))).not.toEqual(first);
  });

  it('begin again with their seed when they are set or reset', () => {
    const profile = { deliveries: [...half.deliveries], seed: 5 };
    const seeded = new Faults(profile);
    const first = draws(seeded);
    seeded.set(profile);
    expect(draws(seeded)).toEqual(first);
    seeded.reset();
    expect(draws(seeded)).toEqual(first);
  });

  it('tell the seed with which they can be repeated, when none was given', () => {
    const profile = { deliveries: [...half.deliveries] };
    const any = new Faults(profile);
    const { seed } = any.current();
    expect(draws(new Faults({ ...profile, seed }))).toEqual(draws(any));
  });

  it('do not depend on what other faults were asked in between', () => {
    const profile = {
      seed: 5,
      deliveries: [{ kind: 'late', callback: 'order', probability: 0.5 } as const, { kind: 'dropped' } as const],
      answers: [{ kind: 'slow', probability: 0.5 } as const],
    };
    const alone = draws(new Faults(profile));
    const busy = new Faults(profile);
    const between = Array.from({ length: 64 }, () => {
      busy.forDelivery({ callback: 'job', orderId: null });
      busy.forAnswer(request);
      return busy.forDelivery(order);
    });
    expect(between).toEqual(alone);
  });

  it('make the first update of a magic order fail again after a reset', () => {
    const drawn = new Faults();
    const magic = { ...request, lastName: 'Limited' };
    expect([drawn.forAnswer(magic)?.kind, drawn.forAnswer(magic)]).toEqual(['rate-limited', null]);
    expect(drawn.forAnswer({ ...magic, orderId: 'O2' })?.kind).toBe('rate-limited');
    drawn.reset();
    expect(drawn.forAnswer(magic)?.kind).toBe('rate-limited');
  });
});
