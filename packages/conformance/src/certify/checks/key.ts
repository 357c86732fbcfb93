import type { Bench } from '../bench.ts';
import type { ChecksOf } from '../check.ts';
import { failUnless, judge, notTestable, type Outcome, REFUSED, TAKEN, type Try } from '../outcome.ts';
import { withPlatform } from '../platform.ts';
import type { keyRules } from '../rules/key.ts';
import type { Exchange, SentKey } from '../wire/exchange.ts';
import { wrongKeys } from '../wrong-keys.ts';

/** So many wrong keys one after the other look like somebody who guesses. */
const GUESSES = 25;

export const keyChecks = {
  async 'key.missing-refused'({ bench }) {
    const empty = { value: '', shell: '' };
    return judge(
      await Promise.all([
        tried('no key', bench.sendOrder(undefined, { key: null, bad: true })),
        tried('an empty key', bench.sendOrder(undefined, { key: empty, bad: true })),
        tried('the key as a bearer token only', bench.sendOrder(undefined, { keyHeader: 'authorization', bad: true })),
      ]),
      REFUSED,
    );
  },

  async 'key.wrong-refused'({ bench }) {
    const tries = wrongKeys(bench).map(({ what, key }) => tried(what, bench.sendOrder(undefined, { key, bad: true })));
    const bySandbox = await withPlatform(bench, {}, (platform) => platform.order('WrongKey'));
    const sent = (bySandbox?.sent ?? []).filter(({ request }) => request.url === bench.settings.url);
    return judge(
      [...(await Promise.all(tries)), ...sent.map((exchange) => ({ what: 'a random key', exchange }))],
      REFUSED,
    );
  },

  async 'key.header-name-in-any-case'({ bench }) {
    const names = ['X-API-KEY', 'X-Api-Key', 'x-aPI-kEY'];
    return judge(
      await Promise.all(names.map((keyHeader) => tried(`${keyHeader}`, bench.sendOrder(undefined, { keyHeader })))),
      TAKEN,
    );
  },

  async 'key.no-lock-out'({ bench }) {
    for (let guess = 0; guess < GUESSES; guess += 1) {
      await bench.sendOrder(undefined, { key: madeUp(bench, String(guess)), bad: true });
    }
    const exchange = await bench.sendOrder();
    return judge([{ what: `the right key after ${GUESSES} wrong ones`, exchange }], TAKEN);
  },

  async 'key.same-answer-for-every-wrong-key'({ bench }) {
    const tries = wrongKeys(bench).map(({ what, key }) => tried(what, bench.sendOrder(undefined, { key, bad: true })));
    return sameAnswer(await Promise.all(tries), 'the same answer as for every other wrong key');
  },

  async 'key.nothing-learned-without-it'({ bench }) {
    const known = bench.order();
    await bench.sendOrder(known);
    const { orderId } = known.assessmentOrder;
    const key = madeUp(bench);
    const bodies: [string, unknown][] = [
      ['an order that is new', bench.order()],
      ['an order that is known', known],
      ['half a body', JSON.stringify(bench.order()).slice(0, 80)],
      ['no order', {}],
    ];
    const tries = bodies.map(([what, body]) =>
      tried(what, bench.send({ body, key, bad: true, orderId: body === known ? orderId : null })),
    );
    return sameAnswer(await Promise.all(tries), 'the same answer whatever the body, because the key is wrong');
  },
} satisfies ChecksOf<typeof keyRules>;

/** A key that was never given to anyone. */
export function madeUp({ orders }: Bench, suffix = ''): SentKey {
  const value = `${orders.keyMark}${suffix}`;
  return { value, shell: value };
}

/** Used for the other callbacks as well. */
export async function keyIsChecked(bench: Bench, url: string | null, body: object): Promise<Outcome> {
  if (url === null) return notTestable('There is no address.');
  return judge(
    await Promise.all([
      tried('no key', bench.send({ url, body, key: null, bad: true })),
      tried('a wrong key', bench.send({ url, body, key: madeUp(bench), bad: true })),
    ]),
    REFUSED,
  );
}

function sameAnswer(tries: readonly Try[], expected: string): Outcome {
  const [first, ...others] = tries;
  if (!first) return notTestable('Nothing was sent.');
  const differing = others.filter(({ exchange }) => shapeOf(exchange) !== shapeOf(first.exchange));
  return failUnless(differing.length > 0 ? [first, ...differing] : [], expected, tries.length);
}

/** Status, names of headers and body, without ids and numbers, which may differ each time. */
function shapeOf({ response, failure }: Exchange): string {
  if (response === null) return String(failure);
  const { status, headers, body } = response;
  const withoutIds = body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{12,}|\d+/gi, '#');
  // A receiver counts down what is left of a limit, or closes now and then.
  const names = Object.keys(headers).filter(
    (name) => !/^(connection|keep-alive|date|etag|.*ratelimit.*|content-length)$/.test(name),
  );
  return JSON.stringify([status, names.sort(), withoutIds]);
}

async function tried(what: string, exchange: Promise<Exchange>): Promise<Try> {
  return { what, exchange: await exchange };
}
