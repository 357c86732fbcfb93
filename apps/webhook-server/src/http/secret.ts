import { hash, timingSafeEqual } from 'node:crypto';

/**
 * Checks a secret against several known ones in a time that depends neither on how many characters match nor on which
 * one matches: hashes of equal length are compared, and always all of them.
 */
export class SecretCheck {
  readonly #known: readonly Buffer[];

  constructor(secrets: readonly string[]) {
    this.#known = secrets.map(digest);
  }

  matches(given: string): boolean {
    const hashed = digest(given);
    let found = false;
    for (const known of this.#known) found = timingSafeEqual(known, hashed) || found;
    return found;
  }
}

/** The token of an `Authorization` header; `undefined`: there is none. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

function digest(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
