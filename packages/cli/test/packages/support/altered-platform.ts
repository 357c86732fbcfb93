import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer instead of the sandbox's, or `null` for the sandbox's own; it may be changed. */
export interface Alteration {
  refuse?: (method: string, path: string) => { status: number; code: string; message: string } | null;
  change?: (method: string, path: string, body: unknown) => unknown;
}

/** A platform that passes everything on to the sandbox, but for what no page tells: it may refuse more, or answer otherwise. */
export async function alteredPlatform(sandboxUrl: string, { refuse, change }: Alteration) {
  let refused = 0;
  const server = createServer(async (request, response) => {
    const { method = 'GET', url: path = '' } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const json = { 'content-type': 'application/json' };
    const refusal = refuse?.(method, path);
    if (refusal) {
      refused += 1;
      const values = [{ Fields: null, Code: refusal.code, Message: refusal.message }];
      const body = { CorrelationId: crypto.randomUUID(), Count: 1, Values: values };
      response.writeHead(refusal.status, json).end(JSON.stringify(body));
      return;
    }
    const { authorization, 'content-type': type } = request.headers;
    const headers = { ...(authorization ? { authorization } : {}), ...(type ? { 'content-type': type } : {}) };
    const sent = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
    const answer = await fetch(sandboxUrl + path, { method, headers, ...sent });
    const text = await answer.text();
    const changed = change && answer.ok && text !== '' ? JSON.stringify(change(method, path, JSON.parse(text))) : text;
    response.writeHead(answer.status, json).end(changed);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** How many requests were refused. */
    refused: () => refused,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
