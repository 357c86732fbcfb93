import type { KilledOutcome } from './killed-apply.ts';

export interface Repeats {
  /** Requests that were repeated although an answer had said all, as `PUT C1/P1`. */
  needless: string[];
  /** Requests whose success was on its way when the program was killed, for each kill. */
  inFlight: number[];
}

/**
 * Looks for requests that were made again without need. There is need after an answer that says that nothing was done (401,
 * 429, 503), after one that leaves it open (5xx, none, or one that the program gave up on), and after a success that the journal does not have because the program
 * was killed before it was written down.
 */
export function repeatsOf({ requests, heard, kills }: KilledOutcome): Repeats {
  const successes = new Map<string, number>();
  const needless: string[] = [];
  const inFlight = kills.map(() => 0);
  for (const [index, { method, companyId, packageId, status, number }] of requests.entries()) {
    const thing = packageId === null ? companyId : `${companyId}/${packageId}`;
    const key = `${method} ${thing}`;
    const before = successes.get(key);
    if (before !== undefined) {
      // The kill between that success and this request.
      const at = kills.findIndex((kill) => before < kill.requests && kill.requests <= index);
      if (at < 0 || kills[at]?.done.has(thing)) needless.push(key);
      else inFlight[at] = (inFlight[at] ?? 0) + 1;
    }
    const known = status !== null && status < 300 && number !== null && heard.has(number);
    if (known) successes.set(key, index);
  }
  return { needless, inFlight };
}
