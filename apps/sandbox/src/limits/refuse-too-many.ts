import type { OperationId } from '@assessment-kit/contract';
import { refuse, type SentReply } from '@assessment-kit/http';
import type { SandboxContext } from '../context.ts';
import { rateLimitNumbers, rateLimitStatus } from '../readings/limits.ts';

/** Refuses a request when too many came with the same token, if the switch is on. */
export function refuseTooMany(
  operationId: OperationId,
  token: string,
  { limiter, switches, readings }: SandboxContext,
): SentReply | null {
  if (!switches.rateLimit) return null;
  const numbers = rateLimitNumbers(readings);
  const waitSeconds = limiter.pass(numbers.perEndpoint ? `${operationId} ${token}` : token, numbers);
  if (waitSeconds === 0) return null;
  const message = `Too many requests; the next one is taken in ${waitSeconds} s.`;
  const reply = refuse(rateLimitStatus(readings), { field: null, code: 'too_many_requests', message });
  return { ...reply, headers: { 'Retry-After': String(waitSeconds) } };
}
