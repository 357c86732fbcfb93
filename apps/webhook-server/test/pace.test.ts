import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changePace, EMPTY_PACE, type Pace, type PaceChange, type SendLimits } from '../src/outbox/pace.ts';

const NONE = { perSecond: null, perMinute: null };
const HOLD = { kind: 'hold', message: 'Why.', askedMs: null, firstMs: 1_000, maxMs: 60_000 } as const;

/** A record that is changed in turn. */
function paceAt(pace: Pace = EMPTY_PACE) {
  const change = (now: number, given: PaceChange) => {
    const changed = changePace(pace, given, now);
    pace = changed.pace;
    return changed.answer;
  };
  const admit = (now: number, want: number, limits: SendLimits) => change(now, { kind: 'admit', want, limits });
  return { change, admit };
}

describe('the pace of sending', () => {
  it('lets no more leave in any second or minute than the limits allow', () => {
    const limit = fc.integer({ min: 1, max: 40 });
    const steps = fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 700 }), want: fc.integer({ min: 1, max: 20 }) }),
      {
        maxLength: 150,
      },
    );
    fc.assert(
      fc.property(limit, fc.integer({ min: 1, max: 300 }), steps, (perSecond, perMinute, asked) => {
        const { admit } = paceAt();
        const left: number[] = [];
        let now = 1_000_000;
        for (const { after, want } of asked) {
          now += after;
          const { granted } = admit(now, want, { perSecond, perMinute });
          left.push(...Array<number>(granted).fill(now));
        }
        for (const [windowMs, most] of [
          [1_000, perSecond],
          [60_000, perMinute],
        ] as const) {
          for (const start of left) {
            expect(left.filter((at) => at >= start && at < start + windowMs).length).toBeLessThanOrEqual(most);
          }
        }
      }),
    );
  });

  it.each([3, 50, 1_000])(
    'lets %i a second leave when as many want to, give or take four in a hundred',
    (perSecond) => {
      const { admit } = paceAt();
      let left = 0;
      for (let now = 0; now < 20_000; ) {
        const { granted, waitMs } = admit(now, 8, { perSecond, perMinute: null });
        left += granted;
        now += granted === 8 ? 1 : Math.max(1, waitMs);
      }
      expect(left).toBeGreaterThanOrEqual(20 * perSecond * 0.96);
      expect(left).toBeLessThanOrEqual(20 * perSecond + perSecond);
    },
  );

  it('gives what was not used to the next', () => {
    const { admit, change } = paceAt();
    const limits = { perSecond: 3, perMinute: 4 };
    expect(admit(1_000, 8, limits)).toMatchObject({ granted: 3 });
    change(1_001, { kind: 'give_back', count: 2 });
    expect(admit(1_002, 8, limits)).toMatchObject({ granted: 2 });
    expect(admit(1_003, 8, limits)).toMatchObject({ granted: 0 });
    expect(admit(3_000, 8, limits)).toMatchObject({ granted: 1 });
  });

  it('does not matter any more once the limits are gone', () => {
    const { admit } = paceAt();
    admit(1_000, 8, { perSecond: 8, perMinute: 8 });
    expect(admit(1_001, 8, NONE)).toMatchObject({ granted: 8, waitMs: 0 });
  });

  it('is not remembered without limits', () => {
    const { pace, answer } = changePace(EMPTY_PACE, { kind: 'admit', want: 8, limits: NONE }, 5);
    expect(answer).toEqual({ granted: 8, waitMs: 0, hold: null });
    expect(pace).toBe(EMPTY_PACE);
  });
});

describe('a slow-down', () => {
  it('lets nothing leave as long as the platform asked, and everything afterwards', () => {
    const { admit, change } = paceAt();
    change(1_000, { ...HOLD, reason: 'rate_limited', askedMs: 7_000 });
    expect(admit(7_999, 8, NONE)).toMatchObject({ granted: 0, waitMs: 1 });
    expect(admit(8_000, 8, NONE)).toMatchObject({ granted: 8 });
  });

  it('counts once for updates that were under way together, and waits longer each time', () => {
    const { admit, change } = paceAt();
    const slow = (now: number) => change(now, { ...HOLD, reason: 'rate_limited' }).hold;
    slow(1_000);
    slow(1_001);
    expect(slow(1_002)).toMatchObject({ failures: 1 });
    expect(admit(2_100, 8, NONE).granted).toBe(8);
    expect(slow(2_100)).toMatchObject({ failures: 2, until: 4_100, since: 1_000 });
    change(2_200, { kind: 'resume' });
    expect(slow(9_000)).toMatchObject({ failures: 1, until: 10_000 });
  });

  it('is never cut short by one that asked for less', () => {
    const { change } = paceAt();
    change(1_000, { ...HOLD, reason: 'rate_limited', askedMs: 9_000 });
    expect(change(1_001, { ...HOLD, reason: 'rate_limited', askedMs: 5 }).hold).toMatchObject({ until: 10_000 });
  });
});

describe('a refusal of the client', () => {
  it('lets one update try at a time, until the platform takes one', () => {
    const { admit, change } = paceAt();
    change(1_000, { ...HOLD, reason: 'client_refused' });
    expect(admit(1_500, 8, NONE).granted).toBe(0);
    expect(admit(2_000, 8, NONE).granted).toBe(1);
    expect(admit(2_001, 8, NONE).granted).toBe(0);
    expect(change(2_500, { ...HOLD, reason: 'client_refused' }).hold).toMatchObject({ failures: 2, until: 4_500 });
    expect(admit(4_500, 8, NONE).granted).toBe(1);
    change(4_600, { kind: 'resume' });
    expect(admit(4_601, 8, NONE).granted).toBe(8);
  });

  it('lets the next one try when nothing is heard of the one that does', () => {
    const { admit, change } = paceAt();
    change(1_000, { ...HOLD, reason: 'client_refused' });
    expect(admit(2_000, 8, NONE).granted).toBe(1);
    expect(admit(31_999, 8, NONE).granted).toBe(0);
    expect(admit(32_000, 8, NONE).granted).toBe(1);
  });

  it('lets another one try at once when the one that was to try had nothing to send', () => {
    const { admit, change } = paceAt();
    change(1_000, { ...HOLD, reason: 'client_refused' });
    expect(admit(2_000, 8, NONE).granted).toBe(1);
    change(2_001, { kind: 'give_back', count: 1 });
    expect(admit(2_002, 8, NONE).granted).toBe(1);
  });

  it('is not over because a slow-down would be', () => {
    const { admit, change } = paceAt();
    change(1_000, { ...HOLD, reason: 'rate_limited', askedMs: 5_000 });
    change(1_001, { kind: 'resume', only: 'client_refused' });
    expect(admit(1_002, 8, NONE).granted).toBe(0);
  });
});
