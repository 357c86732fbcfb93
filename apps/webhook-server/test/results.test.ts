import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../src/store/open-store.ts';
import { COMPANY, DONE, type OrderUnderWay, orderUnderWay, results, type Wanted } from './support/platform.ts';
import { QUICK } from './support/running-server.ts';

let story: OrderUnderWay;
beforeEach(async () => {
  story = await orderUnderWay();
});
afterEach(() => story.close());

const report = (wanted: Wanted) => story.server.post(`/v1/orders/${story.orderId}/results`, results(wanted));
const atPlatform = () => story.sandbox.order(story.orderId)?.assessments[0];
const reportsAtPlatform = () => atPlatform()?.reports.map(({ name }) => name);

async function updates() {
  const { body } = await story.server.get('/v1/updates?limit=200');
  return body.items.reverse();
}
const states = async () => (await updates()).map(({ state }: { state: string }) => state);

describe('results reported by the partner', () => {
  it('reach the platform as the fewest updates that are legal, tests before completion', async () => {
    const { status, body } = await report({ assessment: 'Complete', tests: DONE, reports: ['summary'] });
    expect(status).toBe(202);
    expect(body.updates).toMatchObject([{ state: 'queued' }, { state: 'queued' }]);
    await expect.poll(states).toEqual(['delivered', 'delivered']);
    expect(story.sandbox.order(story.orderId)).toMatchObject({ packageStatus: 'Completed' });
    expect(story.link.tried[0].assessments[0].assessmentStatus).toBeUndefined();
    expect(reportsAtPlatform()).toEqual(['summary']);
  });

  it('are not sent again when they are reported again', async () => {
    const wanted = { assessment: 'Complete', tests: DONE, reports: ['summary'] };
    await report(wanted);
    expect(await report(wanted)).toMatchObject({ status: 202, body: { updates: [] } });
    await expect.poll(states).toEqual(['delivered', 'delivered']);
    expect(await report(wanted)).toMatchObject({ body: { updates: [] } });
    expect(reportsAtPlatform()).toEqual(['summary']);
  });

  it('reported twenty times at once are sent once', async () => {
    const wanted = { assessment: 'InProgress', tests: { SQL: 'InProgress' }, reports: ['first'] };
    const answers = await Promise.all(Array.from({ length: 20 }, () => report(wanted)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 202));
    expect(answers.flatMap(({ body }) => body.updates)).toHaveLength(1);
    await expect.poll(states).toEqual(['delivered']);
  });

  it('are put together in the order that can be read', async () => {
    await report({ tests: { SQL: 'InProgress' } });
    await report({ tests: { SQL: 'Complete' }, reports: ['a'] });
    const { body } = await story.server.get(`/v1/orders/${story.orderId}`);
    expect(body.updates).toHaveLength(2);
    expect(body.reported.assessments).toMatchObject([
      { reports: [{ name: 'a' }], tests: [{ id: 'SQL', status: { value: 'Complete' } }] },
    ]);
  });

  it('of an unknown order are refused', async () => {
    expect(await story.server.post('/v1/orders/nobody/results', results({}))).toMatchObject({
      status: 404,
      body: { Values: [{ Fields: 'orderId' }] },
    });
  });

  it('that can never be legal are refused with the reason, and nothing is stored', async () => {
    const { status, body } = await report({ assessment: 'Complete', tests: { ...DONE, SQL: 'InProgress' } });
    expect(status).toBe(422);
    expect(body.Values).toMatchObject([
      { Fields: 'assessments[0].assessmentStatus.value', Code: 'tests_not_completed' },
    ]);
    expect(await updates()).toEqual([]);
  });

  it.each([
    ['https://reports.example.com/1?X-Amz-Signature=abc', 'pre_authorised'],
    ['http://reports.example.com/1', 'not_https'],
  ])('with the report link %s are refused without repeating it', async (url, code) => {
    const body = { overallReports: [{ name: 'r', url }] };
    const answer = await story.server.post(`/v1/orders/${story.orderId}/results`, body);
    expect(answer).toMatchObject({ status: 400, body: { Values: [{ Fields: 'overallReports[0].url', Code: code }] } });
    expect(answer.text).not.toContain('reports.example.com');
    expect(await updates()).toEqual([]);
  });
});

describe('while the platform is away', () => {
  it('updates wait, keep their sequence, and leave when it is back', async () => {
    story.link.faults.push(
      { answer: 503 },
      { answer: 502 },
      { answer: 429, headers: { 'retry-after': '0' } },
      'lose the request',
    );
    await report({ assessment: 'InProgress', tests: { SQL: 'InProgress' } });
    await report({ tests: DONE });
    await report({ assessment: 'Complete' });
    await expect.poll(states).toEqual(['delivered', 'delivered', 'delivered']);
    const values = story.link.tried.map(({ assessments: [each] }) => each.assessmentStatus?.value ?? 'tests');
    expect(values).toEqual(['InProgress', 'InProgress', 'InProgress', 'InProgress', 'InProgress', 'tests', 'Complete']);
    expect(story.sandbox.order(story.orderId)).toMatchObject({ packageStatus: 'Completed' });
  });
});

describe('a report whose update got no clear answer', () => {
  const ARRIVED = ['lose the answer', 'break off the answer', 'answer with a page'] as const;

  it.each([...ARRIVED, 'lose the request', { answer: 500 }] as const)(
    'because of %j is not sent again; it is in doubt, and everything else is sent',
    async (fault) => {
      story.link.faults.push(fault);
      await report({ tests: DONE, reports: ['summary'] });
      await expect.poll(states).toEqual(['in_doubt']);
      expect(atPlatform()?.tests.map(({ status }) => status.value)).toEqual(['Complete', 'Complete']);
      expect(story.link.tried.map((body) => JSON.stringify(body).includes('summary'))).toEqual([true, false]);
      expect(reportsAtPlatform()).toEqual(ARRIVED.some((each) => each === fault) ? ['summary'] : []);
    },
  );

  it('is not sent again either when the same results are reported again', async () => {
    story.link.faults.push('lose the request');
    const wanted = { tests: DONE, reports: ['summary'] };
    await report(wanted);
    await expect.poll(states).toEqual(['in_doubt']);
    expect(await report(wanted)).toMatchObject({ body: { updates: [] } });
  });

  it('does not hold back what follows', async () => {
    story.link.faults.push('lose the answer');
    await report({ tests: DONE, reports: ['summary'] });
    await report({ assessment: 'Complete' });
    await expect.poll(states).toEqual(['in_doubt', 'delivered']);
    expect(story.sandbox.order(story.orderId)).toMatchObject({ packageStatus: 'Completed' });
  });

  it('is sent, and nothing besides, when someone decides so', async () => {
    story.link.faults.push('lose the request');
    await report({ tests: { SQL: 'InProgress' }, reports: ['summary'] });
    await report({ tests: DONE });
    await expect.poll(states).toEqual(['in_doubt', 'delivered']);
    const [{ id }] = await updates();
    expect(await story.server.post(`/v1/updates/${id}/retry`)).toMatchObject({
      status: 202,
      body: { id, state: 'queued' },
    });
    await expect.poll(states).toEqual(['delivered', 'delivered']);
    expect(reportsAtPlatform()).toEqual(['summary']);
    expect(atPlatform()?.tests.map(({ status }) => status.value)).toEqual(['Complete', 'Complete']);
    expect((await story.server.post(`/v1/updates/${id}/retry`)).status).toBe(409);
  });

  it('is in doubt again, and not sent a third time, when its second sending got no clear answer', async () => {
    story.link.faults.push('lose the request', 'pass', 'lose the answer');
    await report({ tests: DONE, reports: ['summary'] });
    await expect.poll(states).toEqual(['in_doubt']);
    const [{ id }] = await updates();
    await story.server.post(`/v1/updates/${id}/retry`);
    await expect.poll(states).toEqual(['in_doubt']);
    expect(reportsAtPlatform()).toEqual(['summary']);
    expect(story.link.tried).toHaveLength(3);
  });

  it('because the process was killed in the middle of it is not sent again', async () => {
    await story.server.pause(async () => {
      const store = await openStore({ databaseUrl: null, dataDir: story.server.dataDir });
      const bodies = [results({ tests: DONE, reports: ['summary'] })];
      const { orderId } = story;
      await store.enqueue({ orderId, companyId: COMPANY, bodies, afterSeq: null, createdAt: Date.now() });
      expect(await store.claim('outbox', { limit: 1, now: Date.now(), leaseMs: 60_000 })).toHaveLength(1);
      await store.close();
    });
    await expect.poll(states).toEqual(['in_doubt']);
    expect(reportsAtPlatform()).toEqual([]);
    expect(atPlatform()?.tests.map(({ status }) => status.value)).toEqual(['Complete', 'Complete']);
  });

  it('is sent again by itself when the setting says so', async () => {
    await story.close();
    story = await orderUnderWay({ reportsInDoubt: 'resend' });
    story.link.faults.push('lose the answer');
    await report({ tests: DONE, reports: ['summary'] });
    await expect.poll(states).toEqual(['delivered']);
    expect(reportsAtPlatform()).toEqual(['summary', 'summary']);
  });

  it('is sent as usual when the refusal was clear', async () => {
    story.link.faults.push({ answer: 429 }, { answer: 401 });
    await report({ tests: DONE, reports: ['summary'] });
    await expect.poll(states).toEqual(['delivered']);
    expect(reportsAtPlatform()).toEqual(['summary']);
  });
});

describe('an update that the platform refuses', () => {
  const refuse = () => report({ tests: { SQL: 'Complete', UNKNOWN: 'Complete' } });

  it('stops its order, says why, and lets other updates of the order wait', async () => {
    await refuse();
    await expect.poll(states).toEqual(['refused']);
    const [update] = await updates();
    expect(update).toMatchObject({ attempts: 1, correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(update.lastError).toContain('400');
    expect(atPlatform()?.tests.map(({ status }) => status.value)).toEqual(['Pending', 'Pending']);
  });

  it('holds back what was planned on it, until it is sent once more', async () => {
    story.link.faults.push({ answer: 503 }, { answer: 403 });
    await report({ tests: DONE });
    await report({ assessment: 'Complete' });
    await expect.poll(states).toEqual(['refused', 'queued']);
    await new Promise((resolve) => setTimeout(resolve, 5 * QUICK.maxMs));
    expect(story.link.tried).toHaveLength(2);
    const [{ id }] = await updates();
    await story.server.post(`/v1/updates/${id}/retry`);
    await expect.poll(states).toEqual(['delivered', 'delivered']);
  });

  it('does not count as reported, so that better results can follow', async () => {
    await refuse();
    await expect.poll(states).toEqual(['refused']);
    await report({ assessment: 'Complete', tests: DONE });
    await expect.poll(states).toEqual(['refused', 'delivered', 'delivered']);
    expect(story.sandbox.order(story.orderId)).toMatchObject({ packageStatus: 'Completed' });
  });

  it('can be sent once more', async () => {
    story.link.faults.push({ answer: 403 });
    await report({ tests: DONE });
    await expect.poll(states).toEqual(['refused']);
    const [{ id }] = await updates();
    expect((await story.server.post(`/v1/updates/${id}/retry`)).status).toBe(202);
    await expect.poll(states).toEqual(['delivered']);
    expect((await story.server.post('/v1/updates/nobody/retry')).status).toBe(404);
  });
});

describe('the log', () => {
  it('tells what happened without a word of what was sent', async () => {
    story.link.faults.push({ answer: 500 });
    await report({ tests: DONE, reports: ['private-report'] });
    await expect.poll(states).toEqual(['in_doubt']);
    const log = story.server.log.join('');
    expect(log).toContain('update not sent');
    expect(log).toContain('update delivered');
    for (const secret of ['private-report', 'sandbox-secret', 'casey.candidate', 'Bearer']) {
      expect(log).not.toContain(secret);
    }
  });
});
