import type { Schema } from '@assessment-kit/contract';
import { describe, expect, it } from 'vitest';
import { packageOrderable, packageStatusValue } from '../../src/index.ts';

type Value = Schema<'PackageStatusValue'>;

const YESTERDAY = '2026-01-12T12:00:00.000Z';
const NOW = '2026-01-13T12:00:00.000Z';
const TOMORROW = '2026-01-14T12:00:00.000Z';

const NOT_STARTED = 'The package has not started yet.';
const ENDED = 'The package has ended.';
const INACTIVE = 'The package is Inactive.';
const DELETED = 'The package is Deleted.';

/** From start to end, with the value that was given; then the value at noon, and why it cannot be ordered. */
const TABLE: [start: string, end: string | null, given: Value | undefined, value: Value, refusal: string | null][] = [
  // Without a value the dates decide; the start is part of the time, the end is not.
  [YESTERDAY, null, undefined, 'Active', null],
  [YESTERDAY, TOMORROW, undefined, 'Active', null],
  [NOW, TOMORROW, undefined, 'Active', null],
  [NOW, NOW, undefined, 'Inactive', INACTIVE],
  [YESTERDAY, NOW, undefined, 'Inactive', INACTIVE],
  [YESTERDAY, YESTERDAY, undefined, 'Inactive', INACTIVE],
  [TOMORROW, null, undefined, 'Inactive', INACTIVE],
  // A given value is shown whatever the dates say, but the dates still keep orders out.
  [YESTERDAY, null, 'Active', 'Active', null],
  [TOMORROW, null, 'Active', 'Active', NOT_STARTED],
  [YESTERDAY, NOW, 'Active', 'Active', ENDED],
  [YESTERDAY, TOMORROW, 'Unknown', 'Unknown', null],
  [TOMORROW, null, 'Unknown', 'Unknown', NOT_STARTED],
  [YESTERDAY, YESTERDAY, 'Unknown', 'Unknown', ENDED],
  // A retired package cannot be ordered, whatever the dates say.
  [YESTERDAY, TOMORROW, 'Inactive', 'Inactive', INACTIVE],
  [TOMORROW, null, 'Inactive', 'Inactive', INACTIVE],
  [YESTERDAY, TOMORROW, 'Deleted', 'Deleted', DELETED],
  [YESTERDAY, YESTERDAY, 'Deleted', 'Deleted', DELETED],
];

describe('a package', () => {
  it.each(TABLE)('from %s to %s, given %s, is %s: %s', (startDate, endDate, given, value, refusal) => {
    const status = { startDate, endDate, ...(given ? { value: given } : {}) };
    const now = Date.parse(NOW);
    expect(packageStatusValue(status, now)).toBe(value);
    expect(packageOrderable(status, now)).toEqual(refusal === null ? { ok: true } : { ok: false, message: refusal });
  });

  it('without an end goes on', () => {
    expect(packageOrderable({ startDate: YESTERDAY }, Date.parse('2099-01-01T00:00:00Z'))).toEqual({ ok: true });
  });

  it('is compared by the instant, not by the text of its dates', () => {
    const status = { startDate: '2026-01-13T13:00:00+02:00', endDate: '2026-01-13T11:00:00-02:00' };
    expect(packageStatusValue(status, Date.parse(NOW))).toBe('Active');
  });
});
