import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  transition,
  UPDATE_STATES,
  UPDATE_TRANSITIONS,
  type UpdateEvent,
  type UpdateState,
  type UpdateTransition,
} from '../src/outbox/update-states.ts';
import { openStore } from '../src/store/open-store.ts';
import { ENGINES } from './store/engines.ts';
import type { Fault } from './support/faulty-link.ts';
import { COMPANY, type OrderUnderWay, orderUnderWay, results } from './support/platform.ts';
import { createDatabase } from './support/postgres.ts';

const STATES = Object.keys(UPDATE_STATES) as UpdateState[];
const EVENTS = [...new Set(UPDATE_TRANSITIONS.map(({ event }) => event))];
const DECISIONS = ['retry', 'confirm', 'discard'] as const;

type StepOf<Each> = Each extends { from: infer From; event: infer Event }
  ? `${From extends string ? From : 'new'} ${Event & string}`
  : never;
/** One for each line of the table. */
type Step = StepOf<(typeof UPDATE_TRANSITIONS)[number]>;

const stepOf = ({ from, event }: UpdateTransition) => `${from ?? 'new'} ${event}` as Step;
const inTable = (from: UpdateState | null, event: UpdateEvent) =>
  UPDATE_TRANSITIONS.some((each) => each.from === from && each.event === event);

describe('the table of the life of an update', () => {
  it('knows each step once', () => {
    const steps = UPDATE_TRANSITIONS.map(stepOf);
    expect(new Set(steps).size).toBe(steps.length);
  });

  it('leads to every state, and out of every state in which somebody has to act', () => {
    expect(new Set(UPDATE_TRANSITIONS.map(({ to }) => to))).toEqual(new Set(STATES));
    const left = new Set<UpdateState | null>(UPDATE_TRANSITIONS.map(({ from }) => from));
    expect(STATES.filter((state) => !left.has(state))).toEqual(['delivered', 'discarded']);
  });

  it('refuses every step that it does not have', () => {
    const missing = [null, ...STATES].flatMap((from) =>
      EVENTS.filter((event) => !inTable(from, event)).map((event) => [from, event] as const),
    );
    expect(missing.length).toBe((STATES.length + 1) * EVENTS.length - UPDATE_TRANSITIONS.length);
    for (const [from, event] of missing) expect(() => transition(from, event)).toThrow('cannot be');
  });
});

describe.each(ENGINES)('an update on %s', (engine) => {
  let story: OrderUnderWay;
  let orderId: string;
  let databaseUrl: string | null;
  let drop: () => Promise<void>;
  /** Lets the PATCH that is kept back go on. */
  let release = () => {};
  /** Nothing is tried again within a test that does not say so. */
  const backoff = { firstMs: 0, maxMs: 0 };

  beforeAll(async () => {
    const database = engine === 'postgres' ? await createDatabase(inject('postgresUrl')) : null;
    databaseUrl = database?.url ?? null;
    drop = database?.drop ?? (async () => {});
    story = await orderUnderWay({ databaseUrl, backoff });
  });
  beforeEach(async () => {
    Object.assign(backoff, { firstMs: 600_000, maxMs: 600_000 });
    orderId = await story.nextOrder();
  });
  afterEach(async () => {
    release();
    // What held back everybody is forgotten by a server that starts.
    const { body } = await story.server.send('/readyz');
    if (body.sending.state === 'held_back') await story.server.restart();
  });
  afterAll(async () => {
    await story.close();
    await drop();
  });

  const update = async (id: string) => (await story.server.get(`/v1/updates/${id}`)).body;
  const stateOf = async (id: string): Promise<UpdateState> => (await update(id)).state;
  const decide = (id: string, decision: string) => story.server.post(`/v1/updates/${id}/${decision}`);
  const report = async (wanted: Parameters<typeof results>[0]) => {
    const { body } = await story.server.post(`/v1/orders/${orderId}/results`, results(wanted));
    return body.updates[0] as { id: string; state: UpdateState };
  };

  /** An update with a report, on its way and kept back, and one behind it. */
  async function twoUpdates(then: Fault) {
    const after = new Promise<void>((resolve) => {
      release = resolve;
    });
    story.link.faultsOf(orderId).push({ after, then });
    const { id } = await report({ tests: { SQL: 'InProgress' }, reports: ['summary'] });
    await expect.poll(() => stateOf(id)).toBe('sending');
    const { id: behind } = await report({ tests: { SQL: 'Complete' } });
    return { id, behind };
  }

  /** The first of two updates after its PATCH ended like this. */
  async function after(then: Fault, state: UpdateState) {
    const both = await twoUpdates(then);
    release();
    await expect.poll(() => stateOf(both.id)).toBe(state);
    return both;
  }

  /** An update that a process had leased when it was killed. */
  async function leasedByTheDead() {
    let id = '';
    await story.server.pause(async () => {
      const store = await openStore({ databaseUrl, dataDir: story.server.dataDir });
      const bodies = [results({ tests: { SQL: 'InProgress' }, reports: ['summary'] })];
      await store.enqueue({ orderId, companyId: COMPANY, bodies, afterSeq: null, createdAt: Date.now() });
      const [claim] = await store.claim('outbox', { limit: 1, now: Date.now(), leaseMs: 1 });
      id = claim?.message.id ?? '';
      await store.close();
    });
    return id;
  }

  type Taken = { id: string; behind?: string; state?: UpdateState };
  const take: Record<Step, () => Promise<Taken>> = {
    'new accepted': () => report({ tests: { SQL: 'InProgress' } }),
    'queued leased': () => twoUpdates('pass'),
    'sending taken': () => after('pass', 'delivered'),
    async 'sending taken_without_reports'() {
      Object.assign(backoff, { firstMs: 1, maxMs: 1 });
      return after('lose the request', 'in_doubt');
    },
    'sending refused': () => after({ answer: 400 }, 'refused'),
    async 'sending postponed'() {
      await story.server.restart({ platform: { url: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y' } });
      const { id } = await report({ tests: { SQL: 'InProgress' } });
      await expect.poll(async () => (await update(id)).history).toMatchObject([{ outcome: 'postponed' }]);
      const { id: behind } = await report({ tests: { SQL: 'Complete' } });
      await story.server.restart();
      return { id, behind };
    },
    'sending held_back': () => after({ answer: 409 }, 'queued'),
    'sending no_clear_answer': () => after('lose the answer', 'queued'),
    async 'sending cut_off'() {
      return { id: await leasedByTheDead(), state: 'queued' };
    },
    async 'refused retry'() {
      const both = await after({ answer: 400 }, 'refused');
      return { ...both, state: (await decide(both.id, 'retry')).body.state };
    },
    async 'refused discard'() {
      const both = await after({ answer: 400 }, 'refused');
      return { ...both, state: (await decide(both.id, 'discard')).body.state };
    },
    async 'in_doubt retry'() {
      const both = await take['sending taken_without_reports']();
      return { ...both, state: (await decide(both.id, 'retry')).body.state };
    },
    async 'in_doubt confirm'() {
      const both = await take['sending taken_without_reports']();
      return { ...both, state: (await decide(both.id, 'confirm')).body.state };
    },
  };

  it.each(UPDATE_TRANSITIONS.map((each) => [stepOf(each), each] as const))(
    'goes the way of: %s',
    async (step, each) => {
      const { id, behind, state = await stateOf(id) } = await take[step]();
      expect(state).toBe(each.to);
      if (behind === undefined) return;
      if (each.lane === 'goes_on' || each.lane === 'unchanged') {
        await expect.poll(() => stateOf(behind)).toBe('delivered');
        return;
      }
      const tried = story.link.tried.length;
      await story.server.get('/v1/updates');
      expect(await stateOf(behind)).toBe('queued');
      expect(story.link.tried).toHaveLength(tried);
    },
  );

  const isListed = async (id: string, state: UpdateState) => {
    const { body } = await story.server.get(`/v1/updates?orderId=${orderId}&state=${state}`);
    return body.items.some((item: { id: string }) => item.id === id);
  };

  const into: Record<UpdateState, () => Promise<string>> = {
    queued: async () => (await twoUpdates('pass')).behind,
    sending: async () => (await twoUpdates('pass')).id,
    delivered: async () => (await after('pass', 'delivered')).id,
    refused: async () => (await after({ answer: 400 }, 'refused')).id,
    in_doubt: async () => (await take['sending taken_without_reports']()).id,
    async discarded() {
      const { id } = await after({ answer: 400 }, 'refused');
      await decide(id, 'discard');
      return id;
    },
  };

  it.each(STATES)('that is %s is listed as such, and takes no decision but those in the table', async (state) => {
    const id = await into[state]();
    const before = await update(id);
    expect(before.state).toBe(state);
    expect(await Promise.all(STATES.map((each) => isListed(id, each)))).toEqual(STATES.map((each) => each === state));
    for (const decision of DECISIONS.filter((each) => !inTable(state, each))) {
      expect(await decide(id, decision)).toMatchObject({
        status: 409,
        body: { Values: [{ Fields: 'updateId', Code: 'not_allowed' }] },
      });
      expect(await update(id)).toEqual(before);
    }
  });
});
