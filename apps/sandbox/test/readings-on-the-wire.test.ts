import { describe, expect, it } from 'vitest';
import type { ReadingId, ReadingValue } from '../src/readings/reading-values.ts';
import { ofLimits } from './readings/of-limits.ts';
import { ofRegistrations } from './readings/of-registrations.ts';
import { ofRequests } from './readings/of-requests.ts';
import { ofResults } from './readings/of-results.ts';
import { ofStatuses } from './readings/of-statuses.ts';
import { ofUpserts } from './readings/of-upserts.ts';
import { control } from './support/control.ts';
import { PlainPartner, type Sight } from './support/plain-partner.ts';

/** What a partner sees under each reading. Leave one out and this file stops compiling. */
const SIGHTS: { [Id in ReadingId]: Record<ReadingValue<Id>, Sight> } = {
  ...ofRequests,
  ...ofUpserts,
  ...ofLimits,
  ...ofRegistrations,
  ...ofStatuses,
  ...ofResults,
};

const rows = Object.entries(SIGHTS).flatMap(([id, sights]) =>
  Object.entries(sights as Record<string, Sight>).map(([value, { sees, check }]) => ({ id, value, sees, check })),
);

describe.concurrent('a partner of the sandbox', () => {
  it.each(rows)('under $id = $value sees $sees', { timeout: 30_000 }, async ({ id, value, check }) => {
    const partner = await PlainPartner.connect({ [id]: value });
    try {
      await check(partner);
    } finally {
      await partner.sandbox.close();
    }
  });

  it('under several readings sees all of them in one answer', async () => {
    const partner = await PlainPartner.connect({ 'test-status-name': 'status' });
    await control(partner.sandbox, 'PUT', 'readings', {
      'complete-review-spelling': 'with-blanks',
      'error-casing': 'camel',
    });
    const orderId = await partner.withOrder();
    const update = (value: string) => {
      const tests = [{ id: 'SQL', status: { value, updatedAt: '2026-01-13T12:40:02.120Z' } }];
      return partner.update(orderId, { assessments: [{ assessmentId: 'BAA-1', assessmentResults: { tests } }] });
    };
    expect((await update('Retest Recommended')).status).toBe(204);
    expect((await update('RetestRecommended')).body.values).toEqual([
      {
        fields: 'assessments[0].assessmentResults.tests[0].status.value',
        code: 'invalid_value',
        message: expect.stringMatching(
          /^assessments\[0\]\.assessmentResults\.tests\[0\]\.status\.value .* Retest Recommended,/,
        ),
      },
    ]);
    await partner.sandbox.close();
  });
});
