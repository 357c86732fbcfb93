import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { TOKEN_LIFETIME_SECONDS } from '@assessment-kit/rules';
import { forgetOldTokens } from './forget-old-tokens.ts';
import type { PlatformHandler } from './platform-handler.ts';

/**
 * Gives a token for the right credentials. Error bodies of this endpoint are not documented; these are the usual ones of
 * OAuth 2.
 */
export const issueToken: PlatformHandler<'issueToken'> = ({ body }, { state, settings, clock, readings }) => {
  const knows = [same(body.client_id, settings.clientId), same(body.client_secret, settings.clientSecret)];
  if (!knows.every(Boolean)) {
    const description = 'The client id or the client secret is wrong.';
    const status = readings.of('token-refusal') === '403' ? 403 : 401;
    return { status, body: { error: 'invalid_client', error_description: description } };
  }
  const token = randomBytes(32).toString('base64url');
  state.tokens.set(token, clock.now() + TOKEN_LIFETIME_SECONDS * 1000);
  forgetOldTokens(state.tokens, clock.now());
  return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: TOKEN_LIFETIME_SECONDS } };
};

/** Compares hashes, so that the time taken tells nothing about how many characters match. */
function same(given: string, known: string): boolean {
  return timingSafeEqual(hash(given), hash(known));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
