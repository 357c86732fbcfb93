import type { Evidence } from '../report/report.ts';
import type { Seen } from './probe/seen.ts';
import { answer, curl } from './wire/curl.ts';
import { type Exchange, isRefused, isSurvived, isTaken } from './wire/exchange.ts';

/** What a check found. */
export type Outcome =
  | { verdict: 'pass' }
  | { verdict: 'fail'; summary: string; evidence: readonly Evidence[] }
  | { verdict: 'not-testable'; summary: string };

/** A check that has to wait for hand-overs says later how it ended. */
export type Later = (seen: Seen) => Outcome;

export const PASS: Outcome = { verdict: 'pass' };

export function notTestable(summary: string): Outcome {
  return { verdict: 'not-testable', summary };
}

/** Of many failed tries this many are shown. */
const SHOWN = 3;

export interface Expectation {
  expected: string;
  holds: (exchange: Exchange) => boolean;
}

/** One fault should break one rule: a receiver that answers 201 breaks `answer.exactly-200`, and no other. */
export const TAKEN: Expectation = { expected: 'that it is taken: 2xx, best 200', holds: isTaken };
export const REFUSED: Expectation = { expected: 'a refusal: 4xx', holds: isRefused };
export const SURVIVED: Expectation = { expected: 'an answer that is not 5xx', holds: isSurvived };

/** One of several ways to try a rule. */
export interface Try {
  /** In a few words. */
  what: string;
  exchange: Exchange;
}

/** Passes when the expectation holds for every try. */
export function judge(tries: readonly Try[], { expected, holds }: Expectation): Outcome {
  return failUnless(
    tries.filter(({ exchange }) => !holds(exchange)),
    expected,
    tries.length,
  );
}

const GONE = 'Nothing listens there any more: the receiver was there at the beginning. See answer.still-alive.';

/** Fails when there are tries that did not go well; a receiver that is gone allows no verdict. */
export function failUnless(failed: readonly Try[], expected: string, of = failed.length): Outcome {
  if (failed.length === 0) return PASS;
  if (failed.every(({ exchange }) => exchange.failure === 'unreachable')) return notTestable(GONE);
  return failure(failed, expected, of);
}

/** The same, also for a receiver that is gone. */
export function failure(failed: readonly Try[], expected: string, of = failed.length): Outcome {
  const shown = failed.slice(0, SHOWN);
  const all = shown.map(({ what, exchange }) => `${what}: ${briefly(exchange)}`).join('; ');
  const rest = failed.length > shown.length ? `; and ${failed.length - shown.length} more` : '';
  const count = of > 1 ? `${failed.length} of ${of} tries. ` : '';
  return {
    verdict: 'fail',
    summary: `${count}${all}${rest}.`,
    evidence: shown.map(({ what, exchange }) => evidenceOf(what, exchange, expected)),
  };
}

export function evidenceOf(what: string, exchange: Exchange, expected: string): Evidence {
  return { what, sent: curl(exchange.request), received: answer(exchange), expected };
}

/** `answered 500`. */
export function briefly({ response, failure }: Exchange): string {
  if (response) return `answered ${response.status}`;
  switch (failure) {
    case 'closed':
      return 'closed without an answer';
    case 'unreachable':
      return 'no connection';
    case 'untrusted':
      return UNTRUSTED;
    default:
      return 'no answer';
  }
}

const UNTRUSTED =
  'TLS failed: Node.js does not trust the certificate; NODE_EXTRA_CA_CERTS names a file with your own authority';
