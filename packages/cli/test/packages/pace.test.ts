import { NoAnswerError, RateLimitedError, RequestRejectedError } from '@assessment-kit/client';
import { describe, expect, it } from 'vitest';
import { Pace } from '../../src/packages/pace/pace.ts';
import { sendPatiently } from '../../src/packages/pace/send-patiently.ts';

/** A clock that stands still but for the waits. */
function handClock() {
  let now = Date.parse('2026-06-01T00:00:00Z');
  const started = now;
  return {
    timing: {
      now: () => now,
      random: () => 0.5,
      wait: async (ms: number, signal?: AbortSignal) => {
        signal?.throwIfAborted();
        now += ms;
      },
    },
    /** Ms since the start. */
    passed: () => Math.round(now - started),
  };
}

const { signal } = new AbortController();
const facts = { operation: 'upsertAssessmentPackage' };

describe('the pace', () => {
  it('lets requests go evenly, however many wait', async () => {
    const clock = handClock();
    const pace = new Pace(4, clock.timing);
    const times = await Promise.all(
      Array.from({ length: 5 }, async () => {
        await pace.turn(signal);
        return clock.passed();
      }),
    );
    expect(times).toEqual([0, 250, 500, 750, 1000]);
  });

  it('makes everyone wait after a 429 as long as it asks, and goes on slower', async () => {
    const clock = handClock();
    const pace = new Pace(4, clock.timing);
    await pace.turn(signal);
    pace.slowDown(3_000);
    await pace.turn(signal);
    expect(clock.passed()).toBe(3_000);
    expect(pace.perSecond).toBeCloseTo(2.8);
  });

  it('takes several 429s of one pause for one', async () => {
    const clock = handClock();
    const pace = new Pace(4, clock.timing);
    for (let times = 0; times < 8; times += 1) pace.slowDown(null);
    expect(pace.perSecond).toBeCloseTo(2.8);
    await pace.turn(signal);
    expect(clock.passed()).toBe(1_000);
  });

  it('believes no pause over a minute', async () => {
    const clock = handClock();
    const pace = new Pace(4, clock.timing);
    pace.slowDown(86_400_000);
    await pace.turn(signal);
    expect(clock.passed()).toBe(60_000);
  });

  it('comes back with the answers, never above its limit, and never stands still', async () => {
    const clock = handClock();
    const pace = new Pace(4, clock.timing);
    for (let times = 0; times < 100; times += 1) {
      pace.slowDown(0);
      await pace.turn(signal);
    }
    expect(pace.perSecond).toBeCloseTo(0.2);
    for (let times = 0; times < 200; times += 1) pace.answered();
    expect(pace.perSecond).toBe(4);
  });

  it('ends the wait of everyone when it is ended', async () => {
    const controller = new AbortController();
    const timing = { now: () => 0, wait: () => new Promise<void>((_, reject) => setImmediate(reject, 'over')) };
    const pace = new Pace(1, timing);
    await pace.turn(controller.signal);
    controller.abort('over');
    await expect(pace.turn(controller.signal)).rejects.toBe('over');
    await expect(pace.turn(controller.signal)).rejects.toBe('over');
  });
});

describe('a request', () => {
  const patience = (clock = handClock()) => {
    return { pace: new Pace(1000, clock.timing), retries: 2, timing: clock.timing, signal };
  };
  /** Fails with each of these, and succeeds then. */
  const failing = (...errors: Error[]) => {
    let times = 0;
    const call = async () => {
      times += 1;
      const error = errors[times - 1];
      if (error) throw error;
      return times;
    };
    return { call, times: () => times };
  };
  const lost = () => new NoAnswerError('lost', { ...facts, effect: 'unknown', reason: 'connection' });
  const tooMany = () => new RateLimitedError('slow down', { ...facts, retryAfterMs: 10 });

  it('is repeated after what may pass, as often as asked for', async () => {
    expect(await sendPatiently(failing(lost(), lost()).call, patience())).toBe(3);
    const often = failing(lost(), lost(), lost());
    await expect(sendPatiently(often.call, patience())).rejects.toThrow('lost');
    expect(often.times()).toBe(3);
  });

  it('does not count a 429 as a failure, but does not go on for ever', async () => {
    expect(await sendPatiently(failing(...Array.from({ length: 30 }, tooMany)).call, patience())).toBe(31);
    const always = failing(...Array.from({ length: 100 }, tooMany));
    await expect(sendPatiently(always.call, patience())).rejects.toThrow('slow down');
    expect(always.times()).toBe(51);
  });

  it('is not repeated after a refusal', async () => {
    const refused = failing(new RequestRejectedError('no', { ...facts, status: 400, problems: [] }));
    await expect(sendPatiently(refused.call, patience())).rejects.toThrow('no');
    expect(refused.times()).toBe(1);
  });
});
