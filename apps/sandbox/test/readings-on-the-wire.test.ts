import { describe, it } from 'vitest';
import type { ReadingId, ReadingValue } from '../src/readings/reading-values.ts';
import { ofBodies } from './readings/of-bodies.ts';
import { ofLimits } from './readings/of-limits.ts';
import { ofRequests } from './readings/of-requests.ts';
import { PlainPartner, type Sight } from './readings/plain-partner.ts';

/** What a partner sees under each reading. Leave one out and this file stops compiling. */
const SIGHTS: { [Id in ReadingId]: Record<ReadingValue<Id>, Sight> } = { ...ofRequests, ...ofLimits, ...ofBodies };

const rows = Object.entries(SIGHTS).flatMap(([id, sights]) =>
  Object.entries(sights as Record<string, Sight>).map(([value, { sees, check }]) => ({ id, value, sees, check })),
);

describe.concurrent('a partner of the sandbox', () => {
  it.each(rows)('under $id = $value sees $sees', { timeout: 30_000 }, async ({ id, value, check }) => {
    const partner = await PlainPartner.connect(id, value);
    try {
      await check(partner);
    } finally {
      await partner.sandbox.close();
    }
  });
});
