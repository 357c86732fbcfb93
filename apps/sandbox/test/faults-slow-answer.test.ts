import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { sendSlowly } from '../src/faults/send-slowly.ts';

it('a slow answer is given up at once when the client leaves', async () => {
  const ended = Promise.withResolvers<void>();
  const server = createServer((_request, response) => {
    sendSlowly(response, Buffer.from('0123456789'), 3_600_000).then(ended.resolve, ended.reject);
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
