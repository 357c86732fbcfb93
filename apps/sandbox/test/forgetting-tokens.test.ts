import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetOldTokens, MOST_TOKENS } from '../src/platform/forget-old-tokens.ts';
import { Partner } from './support/partner.ts';

let partner: Partner;
beforeAll(async () => {
  partner = await Partner.connect({ clock: { now: () => Date.parse('2026-06-01T12:00:00Z') } });
});
afterAll(() => partner.sandbox.close());

const kept = () => (partner.sandbox.snapshot() as unknown as { collections: { tokens: [] } }).collections.tokens.length;

describe('a script with a fresh token for each call', { timeout: 60_000 }, () => {
  it('does not fill the memory: expired tokens are forgotten', async () => {
    for (let at = kept(); at < 999; at += 1) await partner.renewToken();
    expect(kept()).toBe(999);
    partner.sandbox.advance(3_600_000);
    await partner.renewToken();
    expect(kept()).toBe(1);
    expect((await partner.call('getPartnerAssessmentOrders')).status).toBe(200);
  });

  it('keeps a hundred thousand valid tokens, and then forgets the oldest', () => {
    const tokens = new Map<string, number>();
    let most = 0;
    for (let at = 1; at <= 250_000; at += 1) {
      tokens.set(`token ${at}`, 3_600_000 + at);
      forgetOldTokens(tokens, at);
      most = Math.max(most, tokens.size);
    }
    expect(most).toBeLessThanOrEqual(MOST_TOKENS);
    expect(tokens.has('token 250000')).toBe(true);
    expect(tokens.has('token 152000')).toBe(true);
    expect(tokens.has('token 1')).toBe(false);
  });
});
