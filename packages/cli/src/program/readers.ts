import { isPathStep } from '@assessment-kit/client';
import { maxLengthOf } from '@assessment-kit/rules';
import { UsageError } from '../failures/usage-error.ts';

/** Reads a whole number within limits, both included. */
export function wholeNumber({ min, max }: { min: number; max: number }): (text: string) => number {
  return (text) => {
    const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new UsageError(`must be a whole number from ${min} to ${max}.`);
  };
}

/** Reads a number above 0, fractions included, up to a limit. */
export function positiveNumber({ max }: { max: number }): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
    if (value > 0 && value <= max) return value;
    throw new UsageError(`must be a number above 0, up to ${max}.`);
  };
}

/** Reads an address that begins with http:// or https:// and holds no user name or password. */
export function httpUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw new UsageError('must be an http or https URL.');
  if (url.username !== '' || url.password !== '') throw new UsageError('must not hold a user name or password.');
  return text;
}

const TIME = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Reads a moment: ISO 8601 with its offset, or a day, which begins in UTC. */
export function moment(text: string): string {
  const [, year, month, day] = TIME.exec(text) ?? [];
  // JavaScript takes 30 February for 2 March.
  const exists = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  const time = exists ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw new UsageError('must be a day such as 2027-01-31, or a time such as 2027-01-31T12:00:00Z.');
}

const COMPANY_ID_LENGTH = maxLengthOf('upsertOnboardingStatus', 'companyId');

/** Reads the id of a company. Whether it is one, only the platform knows. */
export function companyId(text: string): string {
  if (text.length <= COMPANY_ID_LENGTH) return id(text);
  throw new UsageError(`must have at most ${COMPANY_ID_LENGTH} characters.`);
}

/** Reads an id that stands in the path of a URL, where dots alone are steps. */
export function id(text: string): string {
  if (text !== '' && !isPathStep(text)) return text;
  throw new UsageError('must be an id: not empty, and not dots alone.');
}
