import type { Exchange } from '../host/exchange.ts';
import type { ProbeRequest, ProbeTry, Seen } from './probe.ts';

export const GET_PACKAGES: ProbeRequest = {
  operation: 'getAssessmentPackages',
  call: { path: { companyId: 'b6001' }, patient: false, paced: false },
};

/** How long the limit of a minute may look back, in s. */
const WINDOW_SECONDS = 61;

/** So many turns of the pace pass before a burst; none where there is no pace. */
const TURNS_BEFORE = 5;

/** Whether an answer says that there were too many requests: 429, or 403 by another reading. */
export const tooMany = ({ answer: { status } }: Exchange) => status === 429 || status === 403;

/** The first answer of a burst that says so, when it has begun without. */
export function refusedInBurst(answers: readonly Exchange[]): Exchange | undefined {
  const [first] = answers;
  return first && !tooMany(first) ? answers.find(tooMany) : undefined;
}

/** Why nothing can be told of a burst. */
export const NO_LIMIT_MET: Seen = { untold: 'Eight requests in a row meet no limit, or the first is refused already.' };

/**
 * Requests that do not wait for their turn. A sandbox has its limit switched on for them, and nothing counted yet.
 *
 * @param count How many times the packages are asked for.
 */
export function inABurst(
  count: number,
  more: readonly ProbeRequest[] = [],
): Required<Pick<ProbeTry, 'needs' | 'around' | 'requests'>> {
  return {
    needs: ['burst'],
    requests: [...Array.from({ length: count }, () => GET_PACKAGES), ...more],
    async around({ control, settings }, run) {
      // The burst before may still count.
      await new Promise((resolve) => setTimeout(resolve, (1000 * TURNS_BEFORE) / settings.rate));
      await control?.switches({ rateLimit: true });
      await control?.advance(WINDOW_SECONDS);
      try {
        return await run();
      } finally {
        await control?.switches({ rateLimit: false });
      }
    },
  };
}
