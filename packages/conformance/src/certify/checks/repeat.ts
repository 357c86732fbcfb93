import type { Bench } from '../bench.ts';
import type { ChecksOf } from '../check.ts';
import { judge, notTestable, SURVIVED, TAKEN, type Try } from '../outcome.ts';
import { pause } from '../pause.ts';
import { withPlatform } from '../platform.ts';
import type { repeatRules } from '../rules/repeat.ts';
import type { Exchange } from '../wire/exchange.ts';

/** Until an order whose sender has left may come again, in ms. */
export const AWAY_MS = 150;

export const repeatChecks = {
  async 'repeat.same-again'({ bench }) {
    const sent = await bySandbox(bench, ['Duplicate']);
    return sent ? judge(numbered(sent), TAKEN) : UNREGISTERED;
  },

  async 'repeat.ten-at-once'({ bench }) {
    const order = bench.order();
    const sent = await Promise.all(Array.from({ length: 10 }, () => bench.sendOrder(order, { atOnce: true })));
    return judge(numbered(sent), TAKEN);
  },

  async 'repeat.changed'({ bench }) {
    const sent = await bySandbox(bench, ['Changed']);
    return sent ? judge(numbered(sent), SURVIVED) : UNREGISTERED;
  },

  async 'repeat.out-of-order'({ bench }) {
    const sent = await bySandbox(
      bench,
      ['Overtaken', 'Second'],
      ['2026-01-13T10:00:00.000Z', '2026-01-13T11:00:00.000Z'],
    );
    return sent ? judge(numbered(sent), TAKEN) : UNREGISTERED;
  },

  async 'repeat.after-no-answer'({ bench }) {
    const order = bench.order();
    await bench.sendOrder(order, { leave: true });
    await pause(AWAY_MS, bench.signal);
    return judge([{ what: 'again, after the sender had left', exchange: await bench.sendOrder(order) }], TAKEN);
  },
} satisfies ChecksOf<typeof repeatRules>;

const UNREGISTERED = notTestable(
  'The platform does not take the registration; see registration.urls and registration.key.',
);

/** Orders with these last names, whose callbacks go to the receiver as the sandbox's faults say. */
async function bySandbox(
  bench: Bench,
  lastNames: readonly string[],
  times: readonly string[] = [],
): Promise<Exchange[] | null> {
  return withPlatform(bench, { errorUrl: null }, async (platform) => {
    const sent: Exchange[] = [];
    for (const [at, lastName] of lastNames.entries()) sent.push(...(await platform.order(lastName, times[at])).sent);
    return [...sent, ...platform.sent()];
  });
}

function numbered(sent: readonly Exchange[]): Try[] {
  return sent.map((exchange, at) => ({ what: `delivery ${at + 1}`, exchange }));
}
