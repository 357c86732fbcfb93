import { describe, expect, it, onTestFinished } from 'vitest';
import { pacedProxy } from '../../scripts/paced-proxy.ts';
import { type HostRequest, HostUnreachableError, type Transport } from '../../src/verify/index.ts';

const ANSWER = { status: 201, headers: { 'content-type': 'application/json', 'x-own': '1' }, text: '{"a":"ä"}' };

async function proxyTo(send: Transport, turn: () => Promise<void> = async () => {}) {
  const proxy = await pacedProxy(send, { turn });
  onTestFinished(() => proxy.close());
  return proxy.url;
}

describe('the proxy that keeps a pace', () => {
  it('passes a request on as it came, and the answer back', async () => {
    const sent: HostRequest[] = [];
    const url = await proxyTo(async (request) => {
      sent.push(request);
      return ANSWER;
    });
    const headers = { authorization: 'Bearer T', 'content-type': 'application/json' };
    const answer = await fetch(`${url}/a%2Fb?c=d`, { method: 'PUT', headers, body: '{"b":"ö"}' });
    expect(sent).toMatchObject([{ method: 'PUT', target: '/a%2Fb?c=d', body: '{"b":"ö"}', headers }]);
    // Those are of the connection between the caller and the proxy.
    for (const name of ['host', 'connection', 'content-length']) expect(sent[0]?.headers).not.toHaveProperty(name);
    expect([answer.status, answer.headers.get('x-own'), await answer.text()]).toEqual([201, '1', ANSWER.text]);
  });

  it('passes nothing on before its turn', async () => {
    const turns: (() => void)[] = [];
    const sent: string[] = [];
    const url = await proxyTo(
      async ({ target }) => {
        sent.push(target);
        return ANSWER;
      },
      () => new Promise((resolve) => turns.push(resolve)),
    );
    const waiting = [fetch(`${url}/one`), fetch(`${url}/two`)];
    await expect.poll(() => turns.length).toBe(2);
    expect(sent).toEqual([]);
    turns[0]?.();
    await Promise.race(waiting);
    expect(sent).toHaveLength(1);
    turns[1]?.();
    await Promise.all(waiting);
    expect(sent.toSorted()).toEqual(['/one', '/two']);
  });

  it('answers 502 when the host does not answer', async () => {
    const url = await proxyTo(async () => {
      throw new HostUnreachableError('https://platform.example does not answer: ENOTFOUND');
    });
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([502, 'https://platform.example does not answer: ENOTFOUND']);
  });
});
