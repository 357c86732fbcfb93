import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import type { Bench } from '../bench.ts';
import type { ChecksOf } from '../check.ts';
import { failUnless, judge, TAKEN, type Try } from '../outcome.ts';
import { pause } from '../pause.ts';
import type { connectionRules } from '../rules/connection.ts';
import { isTaken } from '../wire/exchange.ts';
import { openConnection } from '../wire/open-connection.ts';
import { madeUp } from './key.ts';

/** After a refusal a receiver may close the connection; the sender needs a moment to see it. */
const SEE_CLOSED_MS = 50;

export const connectionChecks = {
  async 'connection.reused'({ bench }) {
    const Agent = bench.settings.url.startsWith('https:') ? HttpsAgent : HttpAgent;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const tries: Try[] = [];
    const send = async (what: string) =>
      tries.push({ what, exchange: await bench.sendOrder(undefined, { agent, note: KEPT }) });
    try {
      for (let at = 1; at <= 3; at += 1) await send(`order ${at} over one connection`);
      await bench.sendOrder(undefined, { agent, key: madeUp(bench), bad: true });
      await pause(SEE_CLOSED_MS, bench.signal);
      await send('an order after a refusal');
    } finally {
      agent.destroy();
    }
    return judge(tries, TAKEN);
  },

  async 'connection.slow-sender'({ bench }) {
    const { slowSenderMs } = bench.settings.limits;
    const slowly = { slowMs: slowSenderMs, atOnce: true, note: `the body in pieces over ${slowSenderMs / 1000} s` };
    let slowIsOver = false;
    const slow = bench.sendOrder(undefined, slowly).finally(() => {
      slowIsOver = true;
    });
    await pause(slowSenderMs / 4, bench.signal);
    const tries = await Promise.all(
      [1, 2, 3].map(async (at) => {
        const exchange = await bench.sendOrder();
        return { what: `order ${at} meanwhile`, exchange, waited: slowIsOver };
      }),
    );
    const late = tries.filter(({ exchange, waited }) => waited || !isTaken(exchange));
    const exchange = await slow;
    const slowFailed = isTaken(exchange) ? [] : [{ what: 'the slow order', exchange }];
    return failUnless([...slowFailed, ...late], '200, and for the others before the slow one has ended', 4);
  },

  async 'connection.idle'({ bench }) {
    const sockets = await openSilent(bench);
    try {
      const { shortAnswerMs } = bench.settings.limits;
      const exchange = await bench.sendOrder(undefined, { timeoutMs: shortAnswerMs });
      return judge([{ what: `an order beside ${sockets.length} silent connections`, exchange }], TAKEN);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  },
} satisfies ChecksOf<typeof connectionRules>;

const KEPT = 'over a connection that is kept';

/** Half of them have said nothing, half of them have begun a request. */
async function openSilent({ settings: { url, limits } }: Bench): Promise<Socket[]> {
  return Promise.all(
    Array.from({ length: limits.idleConnections }, (_, at) => {
      const socket = openConnection(url);
      return new Promise<Socket>((resolve) => {
        const open = () => {
          if (at % 2 === 1) socket.write('POST / HTTP/1.1\r\nHost: receiver\r\n');
          resolve(socket);
        };
        socket.once(url.startsWith('https:') ? 'secureConnect' : 'connect', open).once('close', () => resolve(socket));
        socket.setTimeout(limits.shortAnswerMs, () => resolve(socket));
      });
    }),
  );
}
