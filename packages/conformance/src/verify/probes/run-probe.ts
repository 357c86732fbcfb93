import type { Exchange } from '../host/exchange.ts';
import { correlationIdOf } from '../host/exchange.ts';
import type { Shown } from '../host/shown.ts';
import { NotTestable, RuleFailure } from '../rules/rule-failure.ts';
import { ENABLED_BY } from '../rules/verify-rule.ts';
import { missingNeed } from '../run-rule.ts';
import type { World } from '../world.ts';
import type { Probe } from './index.ts';
import type { ProbeTry, Seen } from './probe.ts';

export type ProbeVerdict = 'confirmed' | 'contradicted' | 'not-testable';

/** What a host says to a statement. */
export interface ProbeResult {
  id: string;
  kind: 'discrepancy' | 'inferred' | 'unknown';
  statement: string;
  /** What no page says, and the statement is about; `null` for what pages leave open. */
  asks: string | null;
  pages: readonly string[];
  /** What the contract follows. */
  follows: string;
  verdict: ProbeVerdict;
  /** The reading that the host follows; `null` when that cannot be told. */
  reading: string | null;
  /** One sentence: what was seen, or why it cannot be told. */
  summary: string;
  /** What support finds the last request by. */
  correlationId: string | null;
  /** The requests as shell commands, and what came back. */
  evidence: readonly { sent: string; received: string }[];
}

/** Puts one statement to the host. */
export async function runProbe(probe: Probe, world: World, shown: Shown): Promise<ProbeResult> {
  const { id, kind, says, asks, pages, follows, confirmedBy, by } = probe;
  const answers: Exchange[] = [];
  const result = (verdict: ProbeVerdict, reading: string | null, summary: string): ProbeResult => ({
    id,
    kind,
    statement: says,
    asks,
    pages,
    follows,
    verdict,
    reading,
    summary,
    correlationId: answers.map(correlationIdOf).findLast((each) => each !== null) ?? null,
    evidence: answers.map((exchange) => ({ sent: shown.request(exchange), received: shown.answer(exchange) })),
  });
  if ('notTestable' in by) return result('not-testable', null, `${by.notTestable} Settled by ${by.settledBy}.`);
  const missing = missingNeed(by.needs ?? [], world);
  if (missing) return result('not-testable', null, `It needs ${ENABLED_BY[missing]}.`);
  try {
    const run = () => asked(by, world, answers);
    const seen = by.around ? await by.around(world, run) : await run();
    if ('untold' in seen) return result('not-testable', null, seen.untold);
    const confirmed = seen.reading === confirmedBy;
    return result(confirmed ? 'confirmed' : 'contradicted', seen.reading, `The host follows: ${seen.reading}.`);
  } catch (error) {
    if (error instanceof NotTestable || error instanceof RuleFailure)
      return result('not-testable', null, error.message);
    throw error;
  }
}

async function asked(by: ProbeTry, world: World, answers: Exchange[]): Promise<Seen> {
  const orderId = by.order ? await world.order() : '';
  for (const { operation, call = {} } of by.requests) {
    const sent = typeof call === 'function' ? await call(world, orderId) : call;
    answers.push(
      await world.host.call(operation, { path: { companyId: world.companyId, ...sent.path }, ...withoutPath(sent) }),
    );
  }
  return by.read(answers, world, orderId);
}

function withoutPath<Sent extends { path?: unknown }>({ path: _, ...others }: Sent): Omit<Sent, 'path'> {
  return others;
}
