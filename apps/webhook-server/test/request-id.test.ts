import { afterAll, beforeAll, expect, it } from 'vitest';
import { DONE, type OrderUnderWay, orderUnderWay, results } from './support/platform.ts';
import { API_KEY, orderCallback } from './support/running-server.ts';

let order: OrderUnderWay;
beforeAll(async () => {
  order = await orderUnderWay();
});
afterAll(() => order.close());

const lines = (): Record<string, unknown>[] => order.server.log.map((line) => JSON.parse(line));
const linesOf = (requestId: string) => lines().filter((line) => line['requestId'] === requestId);

const deliver = (body: unknown, requestId: string, key = API_KEY) =>
  order.server.callback('orders', body, {
    headers: { 'content-type': 'application/json', 'x-api-key': key, 'x-request-id': requestId },
  });

it('is that of the sender, in the answer and in every line from the callback to the hand-over', async () => {
  const answer = await deliver(orderCallback('r-1'), 'req-1');
  expect(answer.headers.get('x-request-id')).toBe('req-1');
  await expect.poll(() => linesOf('req-1').map(({ msg }) => msg)).toEqual(['callback stored', 'event handed over']);
});

it('is in the one line of a callback that is refused', async () => {
  await deliver(orderCallback('r-2'), 'req-2', 'wrong');
  expect(linesOf('req-2')).toMatchObject([{ msg: 'callback refused', callback: 'order', status: 401 }]);
});

it('goes with an update to the platform', async () => {
  const answer = await order.server.send(`/v1/orders/${order.orderId}/results`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer the-operator-token',
      'content-type': 'application/json',
      'x-request-id': 'req-3',
    },
    body: JSON.stringify(results({ assessment: 'InProgress', tests: DONE })),
  });
  expect(answer.headers.get('x-request-id')).toBe('req-3');
  await expect.poll(() => linesOf('req-3').map(({ msg }) => msg)).toContain('update delivered');
});

it.each(['', 'two words', 'casey.candidate@mail.example', 'x'.repeat(65)])('is a new one for %j', async (sent) => {
  const given = (await deliver(orderCallback('r-1'), sent)).headers.get('x-request-id') ?? '';
  expect(given).toMatch(/^[\da-f-]{36}$/);
  expect(linesOf(given)).toMatchObject([{ msg: 'callback stored', outcome: 'duplicate', status: 200 }]);
});

it('is answered on every path', async () => {
  for (const path of ['/healthz', '/readyz', '/nowhere', '/v1/orders']) {
    expect((await order.server.send(path)).headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  }
});
