import { AS_STATED } from '../contract/statements.ts';
import type { Exchange } from '../host/exchange.ts';
import { ASSESSMENTS, AT, samplePackage } from '../world.ts';
import type { ProbeRequest, Seen } from './probe.ts';

export const isTaken = ({ answer: { status } }: Exchange) => status >= 200 && status < 300;
export const isRefused = ({ answer: { status } }: Exchange) => status === 400 || status === 422;

/** As stated, or what is different. */
export const told = (holds: unknown, otherwise: string): Seen => ({ reading: holds ? AS_STATED : otherwise });

/** For probes that update an order. */
export const ON_ORDER = { needs: ['write', 'order'], order: true } as const;

/** A value of no type and no enum: whoever refuses it knows the field. */
export const WRONG = 'not-a-value';

/** An update of the order. */
export const update = (body: unknown): ProbeRequest => ({
  operation: 'updateAssessmentOrder',
  call: (_world, orderId) => ({ path: { orderId }, body }),
});

export const withResults = (assessmentResults: unknown, more: object = {}) => ({
  assessments: [{ assessmentId: ASSESSMENTS[0].id, assessmentResults, ...more }],
});

export const withTest = (test: object) => withResults({ tests: [{ id: ASSESSMENTS[0].tests[0], ...test }] });

export const status = (value: string) => ({ value, updatedAt: AT });

/** A PUT of a package of its own with changes. */
export const packagePut = (changes: Parameters<typeof samplePackage>[0]): ProbeRequest => {
  const body = samplePackage({ id: 'ak-verify-q', ...changes });
  return { operation: 'upsertAssessmentPackage', call: { path: { packageId: body.id }, body } };
};

/** Of two names of a field the one that a wrong value is refused for. */
export function recognised(first: string, second: string): (answers: readonly Exchange[]) => Seen {
  return ([one, other]) => {
    const known = [one, other].map((answer) => answer !== undefined && isRefused(answer));
    if (known[0] && !known[1]) return { reading: first };
    if (known[1] && !known[0]) return { reading: second };
    return { untold: `A wrong value is ${known[0] ? 'refused' : 'taken'} under both names.` };
  };
}
