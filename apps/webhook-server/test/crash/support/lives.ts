import { until } from './canonical.ts';
import { type Ledger, resultsOf, type Wanted } from './ledger.ts';
import type { Handover } from './partner-system.ts';
import { pause, type Seeded } from './seeded.ts';

/** What an order may be told to become, one after the other. */
const LIFE: readonly Wanted[] = [
  { assessment: 'InProgress', tests: { SQL: 'InProgress', EXCEL: 'InProgress' } },
  { tests: { SQL: 'Complete' }, testReports: { SQL: 'sql' }, reports: ['preview'] },
  {
    assessment: 'Complete',
    tests: { SQL: 'Complete', EXCEL: 'Complete' },
    testReports: { EXCEL: 'excel' },
    reports: ['summary', 'details'],
  },
  { reports: ['afterthought'] },
];

/** What the partner does with orders: it reports some of what may be reported, one after the other. */
export class Lives {
  readonly problems: string[] = [];
  readonly #ledger: Ledger;
  readonly #random: Seeded;
  readonly #begun = new Set<string>();
  #running = 0;

  constructor(ledger: Ledger, random: Seeded) {
    this.#ledger = ledger;
    this.#random = random;
  }

  get areOver(): boolean {
    return this.#running === 0;
  }

  begin({ orderId, eventId }: Handover): void {
    if (orderId === null || this.#begun.has(orderId)) return;
    this.#begun.add(orderId);
    this.#running += 1;
    this.#live(orderId)
      .catch((error: unknown) => this.problems.push(`The partner's system, told of ${eventId}, failed: ${error}`))
      .finally(() => {
        this.#running -= 1;
      });
  }

  async #live(orderId: string): Promise<void> {
    const known = new Map<string, string>();
    for (const [index, { tests = {}, ...wanted }] of LIFE.entries()) {
      if (this.#random.chance(0.25)) continue;
      // What is reported already is not sent again, and would leave no mark.
      const changed = Object.entries(tests).filter(([id, value]) => known.get(id) !== value);
      for (const [id, value] of changed) known.set(id, value);
      const results = resultsOf(orderId, index, { ...wanted, tests: Object.fromEntries(changed) });
      await until('results are accepted', () => this.#ledger.report(orderId, results));
      await pause(this.#random.whole(0, 10));
    }
  }
}
