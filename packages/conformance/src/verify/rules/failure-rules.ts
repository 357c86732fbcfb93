import { OPERATIONS } from '../contract/operations.ts';
import { contractProblems, sentence } from './judge.ts';
import { NotTestable, RuleFailure } from './rule-failure.ts';
import { CALLBACK, validCall } from './valid-call.ts';
import { type VerifyRule, verifyRule } from './verify-rule.ts';

/** Faults of the sandbox, and the status that comes of each. */
const FAULTS = { 'rate-limited': 429, 'error-before': 503, 'error-after': 500 } as const;

/** One byte more than a body may have at the kit's sandbox; what the platform takes is not known. */
const TOO_LARGE = ' '.repeat(1024 * 1024 + 1);

/** Answers that a host gives of itself: only a sandbox can be asked to fail. */
export function failureRules(): VerifyRule[] {
  return OPERATIONS.flatMap((operation) => {
    const { id, summary } = operation;
    const { begin } = validCall(id);
    return [
      verifyRule({
        id: `${id}.failures`,
        operation: id,
        title: `${summary}: too many requests and failures are answered in the form of errors.`,
        source: { page: ['S2', 'ERR', 'RATE'], confidence: 'certain' },
        needs: ['write', 'sandbox'],
        async check(world) {
          const { host, control } = world;
          for (const [kind, status] of Object.entries(FAULTS)) {
            const call = await begin(world);
            if (id === 'getCallback') await host.call('upsertCallback', { body: CALLBACK });
            await control?.faults({ answers: [{ kind, operationId: id, count: 1 }] });
            const exchange = await host.call(id, { ...call, patient: false });
            await control?.faults({});
            const seen = exchange.answer.status;
            // Under another reading too many requests are answered with 403.
            if (seen !== status && !(status === 429 && seen === 403)) {
              throw new NotTestable(`The sandbox answers ${seen} to the fault ${kind}.`);
            }
            const problems = contractProblems(exchange);
            if (problems.length > 0)
              throw new RuleFailure(kind, sentence(problems), `${status} in the form of errors`, [exchange]);
          }
        },
      }),
      verifyRule({
        id: `${id}.too-large`,
        operation: id,
        title: `${summary}: a body beyond what the host takes is refused in the form of errors.`,
        source: { page: ['ERR'], confidence: 'unknown' },
        needs: ['write', 'sandbox'],
        async check(world) {
          const { host } = world;
          const call = await begin(world);
          const headers = id === 'issueToken' ? {} : { 'content-type': 'application/json' };
          const exchange = await host.call(id, { ...call, body: TOO_LARGE, headers: { ...call.headers, ...headers } });
          const { status } = exchange.answer;
          const problems = status < 400 ? [`it is taken with ${status}`] : contractProblems(exchange);
          if (problems.length > 0)
            throw new RuleFailure('1 MiB and a byte', sentence(problems), 'a 4xx in the form of errors', [exchange]);
        },
      }),
    ];
  });
}
