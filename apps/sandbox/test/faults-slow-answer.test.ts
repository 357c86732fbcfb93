import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MovableClock, systemClock } from '../src/clock.ts';
import { NO_ANSWER_MS } from '../src/faults/answer-faults.ts';
import { sendSlowly } from '../src/faults/send-slowly.ts';
import { control } from './support/control.ts';
import { Partner } from './support/partner.ts';

const HOUR_MS = 3_600_000;

it('a slow answer is given up at once when the client leaves', async () => {
  const ended = Promise.withResolvers<void>();
  const server = createServer((_request, response) => {
    sendSlowly(response, Buffer.from('0123456789'), HOUR_MS, new MovableClock(systemClock)).then(
      ended.resolve,
      ended.reject,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const leave = new AbortController();
  const { port } = server.address() as AddressInfo;
  const { body } = await fetch(`http://127.0.0.1:${port}`, { signal: leave.signal });
  leave.abort();
  await expect(body?.getReader().read()).rejects.toThrow();
  await expect(ended.promise).resolves.toBeUndefined();
  server.close();
});

// Nothing here takes as long as it says: only the sandbox's clock is moved.
describe('an answer that takes its time goes by the clock of the sandbox', () => {
  let partner: Partner;
  beforeEach(async () => {
    partner = await Partner.connect({ slowAnswerMs: HOUR_MS });
    await partner.withOrder();
  });
  afterEach(() => partner.sandbox.close());

  const goForward = (advanceSeconds: number) => control(partner.sandbox, 'POST', 'clock', { advanceSeconds });

  it('slow: a piece for each tenth of the time, and the rest with the rest', async () => {
    const whole = JSON.stringify((await partner.call('getAssessmentPackages')).body);
    partner.sandbox.setFaults({ answers: [{ kind: 'slow', operationId: 'getAssessmentPackages', count: 1 }] });
    const response = await partner.fetch('getAssessmentPackages');
    const reader = response.body?.getReader();
    const read = async () => Buffer.from((await reader?.read())?.value ?? []).toString();

    await goForward(360);
    const first = await read();
    expect(first).toBe(whole.slice(0, Math.floor(whole.length / 10)));
    await goForward(3240);
    let rest = '';
    for (let piece = await read(); piece !== ''; piece = await read()) rest += piece;
    expect(first + rest).toBe(whole);
  });

  it('slow without a body: comes at the end of the time', async () => {
    const orderId = partner.sandbox.placeOrder({ companyId: '5Y021', packageId: 'BAA' }).orderId;
    partner.sandbox.setFaults({ answers: [{ kind: 'slow', count: 1 }] });
    let ended = false;
    const answer = partner.update(orderId, { partnerTrackingId: 'T' }).finally(() => {
      ended = true;
    });
    await partner.sandbox.waitFor(orderId, ({ partnerTrackingId }) => partnerTrackingId === 'T');
    await goForward(3599);
    expect(ended).toBe(false);
    await goForward(1);
    expect((await answer).status).toBe(204);
  });

  it('timeout: the connection is cut after two minutes', async () => {
    partner.sandbox.setFaults({ answers: [{ kind: 'timeout', count: 1 }] });
    let ended = false;
    const answer = partner.call('getAssessmentPackages').then(
      () => 'answered',
      () => 'broken',
    );
    void answer.then(() => {
      ended = true;
    });
    await expect.poll(async () => (await control(partner.sandbox, 'GET', 'faults')).body.answers).toEqual([]);
    await goForward(NO_ANSWER_MS / 1000 - 1);
    expect(ended).toBe(false);
    await goForward(1);
    expect(await answer).toBe('broken');
  });
});
