import * as rules from '@assessment-kit/rules';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * A fact of the platform as it reads in a sentence, from the constants of the rules: `CALLBACK_TIMEOUT_SECONDS` is
 * "20 seconds", `RATE_LIMITS.perSecond` is "3", `CALLBACK_KEY_HEADER` is `x-api-key`.
 *
 * @param name Of the constant, and where it is an object, of the member behind a point.
 * @throws When the rules have no such constant.
 */
export function platformFact(name: string): { text: string; isCode: boolean } {
  const value = name.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], rules);
  if (typeof value === 'string') return { text: value, isCode: true };
  const numbers = [value].flat();
  if (!numbers.every((each) => typeof each === 'number') || numbers.length === 0) {
    throw new Error(`the rules have no fact ${name}`);
  }
  if (name.endsWith('_SECONDS')) return { text: duration(Number(value)), isCode: false };
  const text = numbers.map((each) => each.toLocaleString('en-GB')).join(' and ');
  return { text: name.endsWith('_DAYS') ? `${text} days` : text, isCode: false };
}

function duration(seconds: number): string {
  if (seconds === HOUR) return 'an hour';
  if (seconds >= MINUTE && seconds % MINUTE === 0) return `${seconds / MINUTE} minutes`;
  return `${seconds} seconds`;
}
