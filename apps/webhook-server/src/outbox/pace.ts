/*
 * How fast updates may leave, and whether any may. One record for all processes that share a database; the store changes
 * it by the pure function below, one change at a time.
 */

/** At most so many requests; `null`: no limit. */
export interface SendLimits {
  perSecond: number | null;
  perMinute: number | null;
}

/** Why nothing leaves. */
export interface Hold {
  reason: 'rate_limited' | 'client_refused';
  /** A sentence without secrets or personal data. */
  message: string;
  /** Epoch ms. */
  since: number;
  /** Epoch ms: from then on one update may try. */
  until: number;
  /** How often in a row the platform said so. */
  failures: number;
  /** One update is trying. */
  probing: boolean;
}

/** Requests that were let go: when (epoch ms, rounded up to a step of its window) and how many. */
type Grants = [at: number, count: number][];

export interface Pace {
  second: Grants;
  minute: Grants;
  hold: Hold | null;
}

export type PaceChange =
  | { kind: 'look' }
  /** May so many leave? Those that may count as having left. */
  | { kind: 'admit'; want: number; limits: SendLimits }
  /** So many of them did not leave after all. */
  | { kind: 'give_back'; count: number }
  /** The platform held everybody back. `askedMs`: for so long; `null`: it did not say. */
  | { kind: 'hold'; reason: Hold['reason']; message: string; askedMs: number | null; firstMs: number; maxMs: number }
  /** The platform takes requests again. `only`: unless it was held back for another reason. */
  | { kind: 'resume'; only?: Hold['reason'] };

export interface PaceAnswer {
  granted: number;
  /** In how many ms it is worth asking again; 0: everything that was wanted may leave. */
  waitMs: number;
  hold: Hold | null;
}

// Requests travel for different times, so that those that were let go in time may arrive in a bunch.
const MARGIN_MS = 20;
const WINDOWS = {
  second: { windowMs: 1_000 + MARGIN_MS, stepMs: 10, limit: 'perSecond' },
  minute: { windowMs: 60_000 + MARGIN_MS, stepMs: 500, limit: 'perMinute' },
} as const satisfies Record<'second' | 'minute', { windowMs: number; stepMs: number; limit: keyof SendLimits }>;
const NAMES = ['second', 'minute'] as const;

/** How long one that tries may take before another one may, in ms. */
const PROBE_MS = 30_000;

export const EMPTY_PACE: Pace = { second: [], minute: [], hold: null };

/**
 * The record after a change, and the answer to it. The same record comes back when nothing changed.
 *
 * @param now Epoch ms, by the clock that all processes share.
 */
export function changePace(pace: Pace, change: PaceChange, now: number): { pace: Pace; answer: PaceAnswer } {
  switch (change.kind) {
    case 'look':
      return answered(pace, 0, 0);
    case 'admit':
      return admit(pace, change.want, change.limits, now);
    case 'give_back':
      return answered(givenBack(pace, change.count, now), 0, 0);
    case 'hold':
      return answered({ ...pace, hold: heldBack(pace.hold, change, now) }, 0, 0);
    case 'resume':
      return answered(resumed(pace, change.only), 0, 0);
  }
}

function answered(pace: Pace, granted: number, waitMs: number) {
  return { pace, answer: { granted, waitMs, hold: pace.hold } };
}

function givenBack(pace: Pace, count: number, now: number): Pace {
  const { hold } = pace;
  // The one that was to try found nothing to send: another one may try at once.
  const free = hold?.probing ? { ...hold, until: now, probing: false } : hold;
  return { second: less(pace.second, count), minute: less(pace.minute, count), hold: free };
}

function resumed(pace: Pace, only = pace.hold?.reason): Pace {
  return pace.hold === null || pace.hold.reason !== only ? pace : { ...pace, hold: null };
}

function admit(pace: Pace, want: number, limits: SendLimits, now: number) {
  const { hold } = pace;
  if (hold && hold.until > now) return answered(pace, 0, hold.until - now);
  // After a refusal of the client one update tries for all; a slow-down is over when its time is.
  const trying = hold?.reason === 'client_refused' ? { ...hold, until: now + PROBE_MS, probing: true } : hold;
  const wanted = trying === hold ? want : Math.min(want, 1);
  const kept = { ...pace, hold: trying, second: recent(pace, 'second', now), minute: recent(pace, 'minute', now) };
  const granted = Math.min(wanted, ...NAMES.map((name) => roomFor(kept, name, limits)));
  if (granted === 0) return answered(pace, 0, waitFor(kept, limits, now));
  for (const name of NAMES) {
    if (limitOf(limits, name) !== null) kept[name] = more(kept[name], granted, now, WINDOWS[name].stepMs);
  }
  const full = granted < want && trying === hold ? waitFor(kept, limits, now) : 0;
  return answered(isSame(pace, kept) ? pace : kept, granted, trying === hold ? full : PROBE_MS);
}

function roomFor(pace: Pace, name: 'second' | 'minute', limits: SendLimits): number {
  const limit = limitOf(limits, name);
  return limit === null ? Number.POSITIVE_INFINITY : Math.max(0, limit - sum(pace[name]));
}

function limitOf(limits: SendLimits, name: 'second' | 'minute'): number | null {
  return limits[WINDOWS[name].limit];
}

function recent(pace: Pace, name: 'second' | 'minute', now: number): Grants {
  return pace[name].filter(([at]) => at > now - WINDOWS[name].windowMs);
}

/** Until the oldest of a full window leaves it. */
function waitFor(pace: Pace, limits: SendLimits, now: number): number {
  const waits = NAMES.map((name) => {
    const limit = limitOf(limits, name);
    const oldest = pace[name][0];
    return limit === null || oldest === undefined || sum(pace[name]) < limit
      ? 0
      : oldest[0] + WINDOWS[name].windowMs - now;
  });
  return Math.max(1, ...waits);
}

function more(grants: Grants, count: number, now: number, stepMs: number): Grants {
  const at = Math.ceil(now / stepMs) * stepMs;
  const last = grants.at(-1);
  return last?.[0] === at ? [...grants.slice(0, -1), [at, last[1] + count]] : [...grants, [at, count]];
}

/** Takes back the newest. */
function less(grants: Grants, count: number): Grants {
  const kept = grants.slice();
  for (let open = count; open > 0; ) {
    const last = kept.pop();
    if (last === undefined) break;
    if (last[1] > open) kept.push([last[0], last[1] - open]);
    open -= last[1];
  }
  return kept;
}

function heldBack(known: Hold | null, change: Extract<PaceChange, { kind: 'hold' }>, now: number): Hold {
  const { reason, message, askedMs, firstMs, maxMs } = change;
  // Updates that were under way together are refused together: that counts once.
  const again = known === null || known.probing || known.until <= now;
  const failures = (known?.failures ?? 0) + (again ? 1 : 0);
  const wait = askedMs ?? Math.min(maxMs, firstMs * 2 ** Math.min(failures - 1, 30));
  const until = Math.max(now + wait, known && !known.probing ? known.until : 0);
  return { reason, message, since: known?.since ?? now, until, failures, probing: false };
}

function isSame(left: Pace, right: Pace): boolean {
  return left.hold === right.hold && NAMES.every((name) => left[name].length === 0 && right[name].length === 0);
}

function sum(grants: Grants): number {
  return grants.reduce((total, [, count]) => total + count, 0);
}
