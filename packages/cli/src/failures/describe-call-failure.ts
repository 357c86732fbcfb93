import {
  type AssessmentKitError,
  AuthenticationError,
  NoAnswerError,
  PlatformFailedError,
  RateLimitedError,
  RequestRejectedError,
} from '@assessment-kit/client';
import { GATEWAY_DELAY_SECONDS, SECRET_LIFETIME_DAYS } from '@assessment-kit/rules';
import { clean } from '../output/output.ts';
import { EXIT_CODES, type ExitName } from '../program/exit-codes.ts';
import type { Failure } from './describe-failure.ts';

/** A call that failed: what was tried, what the platform said, whether it is worth repeating, and what to do. */
export function describeCallFailure(error: AssessmentKitError): Failure {
  const { code, operation, status, correlationId, attempts, effect, retryable, reportsInDoubt } = error;
  const problems = error instanceof RequestRejectedError ? error.problems : [];
  const lines = problems.map(({ field, code: problem, message }) => {
    const said = message === null ? (problem ?? 'refused') : message;
    return `  ${[field, said]
      .filter((part) => part !== null)
      .map(clean)
      .join(': ')}`;
  });
  if (correlationId !== null) lines.push(`Correlation id, for the platform's support: ${clean(correlationId)}`);
  return {
    exitCode: EXIT_CODES[exitOf(error)].code,
    code,
    message: clean(error.message),
    details: {
      operation,
      status,
      correlationId,
      attempts,
      effect,
      retryable,
      ...(problems.length > 0 ? { problems } : {}),
      ...(reportsInDoubt.length > 0 ? { reportsInDoubt } : {}),
      ...(error instanceof RateLimitedError || error instanceof PlatformFailedError
        ? { retryAfterMs: error.retryAfterMs }
        : {}),
    },
    lines,
    advice: adviceFor(error),
  };
}

function exitOf(error: AssessmentKitError): ExitName {
  if (error instanceof AuthenticationError) return 'credentials';
  if (error instanceof RequestRejectedError) return error.status === 404 ? 'missing' : 'refused';
  return 'unavailable';
}

/** Whether it is worth repeating, and what to do first. */
function adviceFor(error: AssessmentKitError): string {
  if (error instanceof AuthenticationError) {
    return `Repeating it will not help. Credentials of one environment do not work in the other, and secrets end after ${SECRET_LIFETIME_DAYS} days: \`assessment-kit doctor\` looks further.`;
  }
  if (error instanceof RequestRejectedError) {
    if (error.status === 403) {
      return `Repeating it at once will not help. The company may not be approved, or was approved less than ${GATEWAY_DELAY_SECONDS / 60} minutes ago: it can take the gateway that long to learn of it.`;
    }
    if (error.status === 404) return 'Repeating it will not help. Check the ids.';
    return 'Repeating it will not help: change it first.';
  }
  if (error.reportsInDoubt.length > 0) {
    return 'Reports were in it, and the platform may have added them. Sent again they may be shown twice: look at the order first.';
  }
  if (error instanceof RateLimitedError) {
    const wait = error.retryAfterMs === null ? 'in a minute' : `in ${Math.ceil(error.retryAfterMs / 1000)} s`;
    return `The same may succeed ${wait}.`;
  }
  const doubt = error.effect === 'unknown' ? ' It may have taken effect; the same again does no harm.' : '';
  if (error instanceof NoAnswerError) {
    return `The same may succeed later.${doubt} Is the host right, and can this machine reach it? \`assessment-kit doctor\` looks further.`;
  }
  if (error instanceof PlatformFailedError) return `The same may succeed later.${doubt}`;
  return 'Something between here and the platform may have answered in its place, such as a proxy: check the host.';
}
