import type { Bench } from './bench.ts';

/** Sends what is refused for many reasons, with words in it that occur nowhere else: whatever repeats them shows. */
export async function provoke(bench: Bench): Promise<void> {
  const { personalMark, keyMark, headerMark } = bench.orders;
  const wrongKey = { value: keyMark, shell: keyMark };
  const text = JSON.stringify(bench.order());
  const bad = true;
  const wrongTypes = [
    bench.order({ orderId: undefined }),
    bench.order({ orderId: { [personalMark]: personalMark } }),
    bench.order({ orderId: `\u0000${personalMark}` }),
    bench.order({ companyId: [personalMark] }),
    bench.order({ requester: { email: { address: personalMark }, certificationDateTime: personalMark } }),
    { ...bench.order(), assessmentOrder: personalMark },
  ];
  await Promise.all([
    // Parsers like to quote the place where they stopped.
    bench.send({ body: personalMark, bad }),
    bench.send({ body: `{"assessmentOrder":{"assessee":{"lastName":"${personalMark}`, bad }),
    bench.send({ body: text.replace(personalMark, `${personalMark}"${personalMark}`), bad }),
    ...wrongTypes.map((body) => bench.send({ body })),
    bench.sendOrder(undefined, { key: wrongKey, bad }),
    bench.sendOrder(undefined, { key: null, headers: { authorization: `Bearer ${keyMark}` }, bad }),
    bench.sendOrder(undefined, { headers: { 'content-type': `text/${headerMark}`, 'x-something': headerMark }, bad }),
    bench.sendOrder(undefined, { headers: { 'content-type': `application/json; charset=${headerMark}` } }),
    bench.sendOrder(undefined, { headers: { 'content-encoding': headerMark } }),
    bench.sendOrder(undefined, { method: 'PUT', headers: { cookie: `session=${headerMark}` }, bad }),
    bench.send({ method: 'GET', url: withQuery(bench.settings.url, headerMark) }),
    bench.send({ url: withQuery(bench.settings.url, headerMark), body: '{', bad }),
  ]);
}

function withQuery(url: string, value: string): string {
  const changed = new URL(url);
  changed.searchParams.set('canary', value);
  return changed.href;
}
