import { fileURLToPath } from 'node:url';
import { type Load, type LoadRequest, runLoad } from '../load.ts';
import { measured, median } from '../measured.ts';
import { number, type Promised, type Report, table } from '../report.ts';
import { Partner } from '../sandbox/partner.ts';
import { type ServerProcess, startServer } from '../server-process.ts';

const CONNECTIONS = 16;
const ROUNDS = 9;
const QUICK_ROUNDS = 3;
const ROUND_SECONDS = 3;
const QUICK_SECONDS = 1;
const WARM_UP_SECONDS = 4;
const MOST_PART = 0.25;
const SERVERS = ['bare', 'compiled', 'openapi-validator'] as const;
type Name = (typeof SERVERS)[number];

/** What validation adds to a request in the same Express app: the kit's compiled validators, and express-openapi-validator. */
export async function benchValidation({ quick }: { quick: boolean }): Promise<Report> {
  const servers = new Map<Name, ServerProcess>();
  try {
    for (const name of SERVERS) {
      servers.set(name, await startServer([fileURLToPath(new URL(`servers/${name}.ts`, import.meta.url))]));
    }
    await checkThatTheyRefuse(servers);
    const partner = new Partner('any');
    const put = await compare('PUT package', partner.putPackage(), servers, quick);
    const patch = await compare(
      'PATCH order',
      partner.patchOrder('2f1b7c52-0a53-4b1f-9f0e-1f2f3a4b5c6d', 80),
      servers,
      quick,
    );
    const text = [
      '## Next to express-openapi-validator\n',
      `Express 5 with express.json and one route, ${CONNECTIONS} connections, one request under way on each: without validation, with the`,
      "kit's compiled validators for parameters and body, and with express-openapi-validator on the same document (requests only).",
      'Each takes its turn in every round. Time per request is what a busy server needs for one: a second divided by its',
      'requests/s. What validation adds is the difference to the server without it, round by round.\n',
      table([['', 'requests/s', 'µs per request', 'added µs', 'p99 ms'], ...put.rows, ...patch.rows]),
    ];
    return { text: text.join('\n'), promises: [...put.promises, ...patch.promises] };
  } finally {
    await Promise.all([...servers.values()].map((server) => server.stop()));
  }
}

async function compare(title: string, request: LoadRequest, servers: ReadonlyMap<Name, ServerProcess>, quick: boolean) {
  const run = ({ url }: ServerProcess, seconds: number) =>
    runLoad({ origin: url, connections: CONNECTIONS, until: { seconds }, request: () => request });
  for (const server of servers.values()) await run(server, quick ? 1 : WARM_UP_SECONDS);
  const loads = new Map<Name, Load[]>(SERVERS.map((name) => [name, []]));
  for (let round = 0; round < (quick ? QUICK_ROUNDS : ROUNDS); round += 1) {
    const turns = [...servers];
    for (const [name, server] of round % 2 === 0 ? turns : turns.toReversed()) {
      loads.get(name)?.push(await run(server, quick ? QUICK_SECONDS : ROUND_SECONDS));
    }
  }
  const perRequest = (name: Name) => (loads.get(name) ?? []).map((load) => 1_000_000 / load.requestsPerSecond);
  const bare = perRequest('bare');
  const added = (name: Name) => perRequest(name).map((us, at) => us - (bare[at] ?? Number.NaN));
  const theirs = added('openapi-validator');
  const part = median(added('compiled').map((us, at) => us / (theirs[at] ?? Number.NaN)));
  const row = (name: Name, label: string) => {
    const { requestsPerSecond, p99Ms } = measured(loads.get(name) ?? []);
    const more = name === 'bare' ? '' : number(median(added(name)), 1);
    return [
      `${title}, ${label}`,
      number(requestsPerSecond),
      number(median(perRequest(name)), 1),
      more,
      number(p99Ms, 2),
    ];
  };
  const promises: Promised[] = [
    {
      promise: `${title}: compiled validation adds at most a quarter of what express-openapi-validator adds`,
      measured: number(part, 2),
      reached: part <= MOST_PART,
    },
  ];
  return {
    rows: [
      row('bare', 'no validation'),
      row('compiled', 'compiled validators'),
      row('openapi-validator', 'express-openapi-validator'),
    ],
    promises,
  };
}

/** Both have to validate, or they are not worth a comparison. */
async function checkThatTheyRefuse(servers: ReadonlyMap<Name, ServerProcess>): Promise<void> {
  const { path, headers } = new Partner('any').putPackage();
  for (const [name, { url }] of servers) {
    const { status } = await fetch(`${url}${path}`, {
      method: 'PUT',
      headers,
      body: JSON.stringify({ id: 'x'.repeat(300) }),
    });
    const expected = name === 'bare' ? 200 : 400;
    if (status !== expected) throw new Error(`${name} answers a wrong package with ${status}.`);
  }
}
