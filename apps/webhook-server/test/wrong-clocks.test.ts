import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { API_KEY, orderCallback } from './support/running-server.ts';
import { freshStore, httpServer, startProcess } from './support/server-process.ts';

const ORDERS = 40;
/** How long the partner's system takes for an event, in ms: long enough for another process to begin it, too. */
const TAKES_MS = 150;

/** Makes the wall clock of a process wrong by so many ms. */
const wrongBy = (ms: number) =>
  `--import=data:text/javascript,${encodeURIComponent(`const right = Date.now; Date.now = () => right() + ${ms};`)}`;

it('two processes whose clocks are hours apart never work on one order at the same moment', async () => {
  const underWay = new Set<string>();
  const handed: string[] = [];
  const twiceAtOnce: string[] = [];
  const partner = await httpServer(async (request, _body, response) => {
    const id = String(request.headers['webhook-id']);
    if (underWay.has(id)) twiceAtOnce.push(id);
    underWay.add(id);
    handed.push(id);
    await wait(TAKES_MS);
    underWay.delete(id);
    response.writeHead(204).end();
  });
  const settings = { ...(await freshStore('postgres')), FORWARD_URL: partner };
  const processes = [startProcess(settings, [wrongBy(3_600_000)]), startProcess(settings, [wrongBy(-3_600_000)])];
  const urls: string[] = [];
  for (const process of processes) urls.push(await process.url());

  const statuses = await Promise.all(
    Array.from({ length: ORDERS }, async (_, index) => {
      const response = await fetch(`${urls[index % 2]}/callbacks/orders`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': API_KEY },
        body: JSON.stringify(orderCallback(`o-${index}`)),
      });
      return response.status;
    }),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
  await expect.poll(() => new Set(handed).size, { timeout: 20_000 }).toBe(ORDERS);
  await expect.poll(() => underWay.size, { timeout: 20_000 }).toBe(0);
  expect(twiceAtOnce).toEqual([]);
  expect(handed).toHaveLength(ORDERS);
}, 60_000);
