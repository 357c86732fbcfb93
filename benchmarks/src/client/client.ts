import { fileURLToPath } from 'node:url';
import { median } from '../measured.ts';
import { number, type Promised, type Report, table } from '../report.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import { type Caller, fetchWithTimeLimit, kitClient, naiveScript, openapiFetch, plainFetch } from './callers.ts';

const WARM_UP_CALLS = 3_000;
const ROUNDS = 60;
const QUICK_ROUNDS = 20;
const CALLS = 250;
const MOST_RATIO = 1.05;
const PARALLEL = 100;

const CALLERS: readonly (readonly [name: string, make: (url: string) => Promise<Caller>])[] = [
  ['plain fetch', plainFetch],
  ['fetch with a time limit', fetchWithTimeLimit],
  ['openapi-fetch', openapiFetch],
  ['client', kitClient],
  ['script with a token for each call', naiveScript],
];

/** What a call through the client costs, next to others that send the same over one connection that is kept. */
export async function benchClient({ quick }: { quick: boolean }): Promise<Report> {
  const server = await startServer([fileURLToPath(new URL('answering-server.ts', import.meta.url))]);
  try {
    const get = await compare('GET packages', 'get', server, quick ? QUICK_ROUNDS : ROUNDS);
    const patch = await compare('PATCH order', 'patch', server, quick ? QUICK_ROUNDS : ROUNDS);
    const requests = await requestsOf(server);
    const text = [
      '## A call\n',
      'One call after the other over loopback, the server a process of its own. Each takes its turn in every round, first as often',
      'as last; a ratio is the median over the rounds of what its median is of plain fetch. Plain fetch has its token already and',
      'would wait for ever; the client ends an attempt after 30 s, repeats what may be repeated and renews the token.\n',
      table([['', 'median µs', 'of plain fetch'], ...get.rows, ...patch.rows]),
      '\n## Requests\n',
      `${PARALLEL} calls at the same time from a fresh start, tokens included.\n`,
      table([['', 'requests'], ...requests.rows]),
    ];
    return { text: text.join('\n'), promises: [...get.promises, ...patch.promises, ...requests.promises] };
  } finally {
    await server.stop();
  }
}

async function compare(title: string, call: keyof Caller, { url }: ServerProcess, rounds: number) {
  const callers = await Promise.all(CALLERS.map(async ([name, make]) => ({ name, caller: await make(url) })));
  const medians = new Map<string, number[]>(callers.map(({ name }) => [name, []]));
  for (const { caller } of callers) await medianOf(caller, call, WARM_UP_CALLS);
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, caller } of round % 2 === 0 ? callers : callers.toReversed()) {
      medians.get(name)?.push(await medianOf(caller, call, CALLS));
    }
  }
  const plain = medians.get('plain fetch') ?? [];
  const ratios = new Map(
    [...medians].map(([name, ours]) => [name, median(ours.map((value, at) => value / (plain[at] ?? Number.NaN)))]),
  );
  const ratio = ratios.get('client') ?? Number.NaN;
  const rows = [...medians].map(([name, ours]) => [
    `${title}, ${name}`,
    number(median(ours), 1),
    `${number(ratios.get(name) ?? Number.NaN, 3)} ×`,
  ]);
  const promises: Promised[] = [
    {
      promise: `${title}: at most ${number((MOST_RATIO - 1) * 100)} % more time per call than plain fetch, median`,
      measured: `${number((ratio - 1) * 100, 1)} %`,
      reached: ratio <= MOST_RATIO,
    },
  ];
  return { rows, promises };
}

/** In µs. */
async function medianOf(caller: Caller, call: keyof Caller, times: number): Promise<number> {
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const begun = performance.now();
    await caller[call]();
    taken.push((performance.now() - begun) * 1000);
  }
  return median(taken);
}

async function requestsOf({ url }: ServerProcess) {
  const count = async () => Number(await (await fetch(`${url}/requests`)).text());
  const requests = async (make: (url: string) => Promise<Caller>) => {
    const before = await count();
    const caller = await make(url);
    await Promise.all(Array.from({ length: PARALLEL }, () => caller.get()));
    return (await count()) - before;
  };
  const ours = await requests(kitClient);
  const naive = await requests(naiveScript);
  return {
    rows: [
      ['client', number(ours)],
      ['script with a token for each call', number(naive)],
    ],
    promises: [
      {
        promise: `${PARALLEL} calls at the same time: one request for a token`,
        measured: number(ours - PARALLEL),
        reached: ours === PARALLEL + 1,
      },
      {
        promise: 'about half the requests of a script that asks for a token for each call',
        measured: `${number(ours / naive, 3)} ×`,
        reached: ours - 1 <= naive / 2,
      },
    ],
  };
}
