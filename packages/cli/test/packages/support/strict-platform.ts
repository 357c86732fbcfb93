import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Passes everything on to the sandbox, but for packages with the id Q. */
export async function strictPlatform(sandboxUrl: string) {
  const state = { refused: 0 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method === 'PUT' && request.url?.endsWith('/Q')) {
      state.refused += 1;
      const values = [{ Fields: 'id', Code: 'not_wanted', Message: 'Q is not wanted.' }];
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ CorrelationId: crypto.randomUUID(), Count: 1, Values: values }));
      return;
    }
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => ['authorization', 'content-type'].includes(name)),
    ) as Record<string, string>;
    const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
    const answer = await fetch(sandboxUrl + request.url, { method: request.method ?? 'GET', headers, ...body });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get refused() {
      return state.refused;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
