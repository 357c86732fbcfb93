import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { control } from './support/control.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

const play = (body: object) => control(sandbox, 'POST', 'scenarios', body);

describe('a scenario', () => {
  it.each([
    ['onboarding', 0, []],
    ['happy-path', 1, ['Completed']],
    ['retest', 1, ['Completed']],
    ['hold', 1, ['Completed']],
    ['expired', 1, ['ActionsNeeded']],
    ['bulk-hiring', 20, ['ActionsNeeded', 'Completed', 'InProgress']],
  ])('%s is played to its end', async (name, orders, packageStatuses) => {
    const { status, body } = await play({ name, companyId: 'C1' });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ name, companyId: 'C1' });
    expect(body.steps.every(({ done }: { done: boolean }) => done)).toBe(true);
    expect(body.orderIds).toHaveLength(orders);
    const statuses = body.orderIds.map((orderId: string) => sandbox.order(orderId)?.packageStatus);
    expect([...new Set(statuses)].sort()).toEqual(packageStatuses);
  });

  it('retest ends with two attempts at the test that was repeated', async () => {
    const { body } = await play({ name: 'retest' });
    const attempts = sandbox.order(body.orderIds[0])?.assessments[0]?.tests.map((test) => test.attempts.length);
    expect(attempts).toEqual([1, 2]);
  });

  it('leaves its updates in the timeline of the order, as if a partner had sent them', async () => {
    const { body: run } = await play({ name: 'happy-path' });
    const { updates } = (await control(sandbox, 'GET', `orders/${run.orderIds[0]}`)).body;
    expect(updates).toMatchObject([{ status: 204 }, { status: 204 }, { status: 204, response: null }]);
    expect(JSON.parse(updates[2].request)).toMatchObject({
      assessments: [{ assessmentStatus: { value: 'Complete' } }],
    });
  });

  it('bulk-hiring has candidates that can be told apart, the same ones with the same seed', async () => {
    const names = async () => {
      const seeded = await createSandbox({ seed: 7 });
      const { orderIds } = (await control(seeded, 'POST', 'scenarios', { name: 'bulk-hiring' })).body;
      await seeded.close();
      return orderIds.map((orderId: string) => {
        const { firstName, lastName } = seeded.order(orderId)?.assessee ?? {};
        return `${firstName} ${lastName}`;
      });
    };
    const first = await names();
    expect(new Set(first).size).toBeGreaterThan(15);
    expect(await names()).toEqual(first);
  });

  it('stops after each step when it is played step by step', async () => {
    const { body: run } = await play({ name: 'onboarding', stepwise: true });
    const done = (body: typeof run) => body.steps.map((step: { done: boolean }) => step.done);
    expect(done(run)).toEqual([true, false, false, false]);
    for (let at = 2; at <= 4; at += 1) {
      const { body } = await control(sandbox, 'POST', `scenarios/${run.runId}/next`);
      expect(done(body)).toEqual([0, 1, 2, 3].map((index) => index < at));
    }
    expect(await control(sandbox, 'POST', `scenarios/${run.runId}/next`)).toMatchObject({ status: 409 });
  });

  it('is forgotten by a reset', async () => {
    const { body: run } = await play({ name: 'onboarding', stepwise: true });
    sandbox.reset();
    expect(await control(sandbox, 'POST', `scenarios/${run.runId}/next`)).toMatchObject({ status: 404 });
  });

  it.each([
    ['scenarios', { name: 'lottery' }, 400, 'name'],
    ['scenarios', { name: 'happy-path', companyId: 'CS100' }, 409, 'companyId'],
    ['scenarios/nobody/next', undefined, 404, 'runId'],
  ])('%s with %j is refused', async (path, body, status, field) => {
    expect(await control(sandbox, 'POST', path, body)).toMatchObject({ status, body: { Values: [{ Fields: field }] } });
  });
});
