import { expect } from 'vitest';
import { fieldsOf, type PlainPartner } from '../support/plain-partner.ts';

export const AT = '2026-01-13T12:40:02.120Z';
/** Where the results of the sample's assessment stand. */
export const RESULTS = 'assessments[0].assessmentResults';

/** An update of the sample's assessment. */
export const withResults = (assessmentResults: object) => ({
  assessments: [{ assessmentId: 'BAA-1', assessmentResults }],
});
export const withTest = (test: object) => withResults({ tests: [{ id: 'SQL', ...test }] });

/** Sends an update, expects that it is taken, and returns the assessment after it. */
export async function taken(partner: PlainPartner, orderId: string, update: unknown) {
  const answer = await partner.update(orderId, update);
  expect(answer.status, answer.text).toBe(204);
  const assessment = partner.sandbox.order(orderId)?.assessments[0];
  return { ...assessment, sql: assessment?.tests.find(({ id }) => id === 'SQL')?.status.value };
}

/** Sends an update, expects that it is refused, and returns the fields and sentences of the refusal. */
export async function refused(partner: PlainPartner, orderId: string, update: unknown) {
  const answer = await partner.update(orderId, update);
  expect(answer.status, answer.text).toBe(400);
  return { fields: fieldsOf(answer), message: answer.body.Values[0].Message as string };
}
