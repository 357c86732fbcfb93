import type { RuleResult } from '../report/report.ts';
import { Bench } from './bench.ts';
import type { CheckContext } from './check.ts';
import { CHECKS } from './checks/index.ts';
import { mask } from './mask.ts';
import { missingNeeds, type Settings } from './options.ts';
import { briefly, type Later, notTestable, type Outcome } from './outcome.ts';
import { withPlatform } from './platform.ts';
import type { Probe } from './probe/probe.ts';
import { provoke } from './provoke.ts';
import { type RestartSeen, restartUnderLoad } from './restart.ts';
import { ENABLED_BY, type Phase, type Rule } from './rule.ts';
import { CERTIFY_RULES, type RuleId } from './rules/index.ts';
import { type Exchange, isTaken } from './wire/exchange.ts';

/** Ordinary orders at the beginning, besides that of the sandbox. */
const FIRST_ORDERS = 4;

interface Pending {
  rule: Rule;
  later: Later;
  durationMs: number;
}

/** One run over all rules that were chosen. */
export class Run {
  readonly #settings: Settings;
  readonly #bench: Bench;
  readonly #probe: Probe | null;
  readonly #context: CheckContext;
  readonly #onResult: (result: RuleResult) => void;
  readonly #results = new Map<string, RuleResult>();
  readonly #pending: Pending[] = [];
  #restartSeen: RestartSeen | null = null;

  constructor(settings: Settings, probe: Probe | null, signal: AbortSignal, onResult: (result: RuleResult) => void) {
    this.#settings = settings;
    this.#bench = new Bench(settings, signal);
    this.#probe = probe;
    this.#onResult = onResult;
    this.#context = {
      bench: this.#bench,
      probe,
      firstOrders: once(() => this.#firstOrders()),
      restarted: once(() => this.#restart()),
      provoked: once(() => provoke(this.#bench)),
    };
  }

  get requests(): number {
    return this.#bench.log.length;
  }

  /** @returns A result for each chosen rule, in the sequence of the rules. */
  async all(): Promise<RuleResult[]> {
    const rules = CERTIFY_RULES.filter(({ id }) => this.#settings.rules.has(id as RuleId));
    const testable = rules.filter((rule) => !this.#skip(rule));
    const of = (phase: Phase) => testable.filter((rule) => rule.phase === phase);
    for (const rule of of('first')) await this.#try(rule);
    const obstacle = await this.#obstacle();
    if (obstacle) {
      for (const rule of testable) if (rule.phase !== 'first') this.#end(rule, notTestable(obstacle));
    } else {
      await Promise.all(of('together').map((rule) => this.#try(rule)));
      for (const rule of of('alone')) await this.#try(rule);
      await Promise.all(of('last').map((rule) => this.#try(rule)));
      await this.#judgeLater();
    }
    this.#bench.signal.throwIfAborted();
    return rules.map(({ id }) => this.#results.get(id)).filter((result) => result !== undefined);
  }

  #skip(rule: Rule): boolean {
    const missing = missingNeeds(this.#settings, rule.needs);
    if (missing.length === 0) return false;
    const options = missing.map((need) => ENABLED_BY[need]).join(' and ');
    this.#finish({
      rule,
      verdict: 'skipped',
      summary: `Needs ${options}.`,
      enableWith: `needs ${options}`,
      evidence: [],
      durationMs: 0,
    });
    return true;
  }

  async #try(rule: Rule): Promise<void> {
    if (this.#bench.signal.aborted) return;
    const started = performance.now();
    const outcome = await CHECKS[rule.id as RuleId](this.#context);
    const durationMs = Math.round(performance.now() - started);
    if (typeof outcome === 'function') this.#pending.push({ rule, later: outcome, durationMs });
    else this.#end(rule, outcome, durationMs);
  }

  async #judgeLater(): Promise<void> {
    if (this.#pending.length === 0) return;
    const seen = (await this.#probe?.settled(this.#takenOrders())) ?? null;
    for (const { rule, later, durationMs } of this.#pending) {
      this.#end(rule, seen ? later(seen) : notTestable('The probe did not answer at the end.'), durationMs);
    }
  }

  #end(rule: Rule, outcome: Outcome, durationMs = 0): void {
    const { verdict } = outcome;
    const summary = outcome.verdict === 'pass' ? rule.title : outcome.summary;
    const evidence = outcome.verdict === 'fail' ? outcome.evidence : [];
    this.#finish({ rule, verdict, summary, evidence, durationMs });
  }

  #finish(result: RuleResult): void {
    const { phase: _phase, needs: _needs, ...rule } = result.rule as Rule;
    const masked = mask({ ...result, rule }, this.#settings.key);
    this.#results.set(rule.id, masked);
    this.#onResult(masked);
  }

  async #firstOrders(): Promise<Exchange[]> {
    const placed = await withPlatform(this.#bench, { errorUrl: null }, (platform) => platform.order());
    const orders = placed ? [...placed.sent] : [];
    // Whoever is silent once is not waited for again and again.
    for (let at = 0; at < FIRST_ORDERS && orders.at(-1)?.failure !== 'timeout'; at += 1) {
      orders.push(await this.#bench.sendOrder());
    }
    return orders;
  }

  /** Why nothing else can be said, in one sentence, or `null`. */
  async #obstacle(): Promise<string | null> {
    const orders = await this.#context.firstOrders();
    if (orders.some(isTaken)) return null;
    // The sandbox, which sends the first one, does not tell why a connection failed.
    const last = orders.at(-1);
    const how = last ? briefly(last) : 'not sent';
    const key = last?.response?.status === 401 || last?.response?.status === 403;
    return `An ordinary order is not taken (${how})${key ? ': is CALLBACK_API_KEY the key that the receiver expects?' : '.'}`;
  }

  async #restart(): Promise<RestartSeen> {
    if (this.#settings.restart === null) throw new Error('Only for rules that need a restart.');
    // What was taken before is a matter of other rules: it must not be under way when the receiver is killed.
    await this.#probe?.handedOver(this.#takenOrders());
    this.#restartSeen = await restartUnderLoad(this.#bench, this.#probe, this.#settings.restart);
    return this.#restartSeen;
  }

  #takenOrders(): string[] {
    const taken = this.#bench.log.filter(({ exchange }) => isTaken(exchange)).map(({ orderId }) => orderId);
    const beforeKill = this.#restartSeen?.acknowledged.map(({ orderId }) => orderId) ?? [];
    return [...new Set([...taken.filter((id) => id !== null), ...beforeKill])];
  }
}

function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | null = null;
  return () => {
    running ??= work();
    return running;
  };
}
