import { AS_STATED } from '../contract/statements.ts';
import { CALLBACK } from '../rules/valid-call.ts';
import { ASSESSMENTS, samplePackage, statusUpdate } from '../world.ts';
import type { Probe } from './index.ts';
import { isRefused, isTaken, packagePut, update } from './parts.ts';
import type { ProbeTry, Seen } from './probe.ts';

const ORDER = { needs: ['write', 'order'], order: true } as const;
const [{ id: ASSESSMENT, tests: TESTS }] = ASSESSMENTS;
const done = Object.fromEntries(TESTS.map((id) => [id, 'Complete']));
const open = Object.fromEntries(TESTS.map((id) => [id, 'InProgress']));

const told = (holds: unknown, otherwise: string): Seen => ({ reading: holds ? AS_STATED : otherwise });

/** What no page says, and the sandbox had to decide: as the sandbox does it, or otherwise. */
const unknown = (name: string, says: string, by: ProbeTry): Probe => ({
  id: `unknown.${name}`,
  kind: 'unknown',
  says,
  pages: [],
  readings: [AS_STATED],
  follows: AS_STATED,
  confirmedBy: AS_STATED,
  by,
});

/** Probes for things that nobody knows (`x-unknown`) and a request can show. */
export const UNKNOWN_PROBES: readonly Probe[] = [
  unknown('package-id-mismatch', 'A package whose id differs from the one in the path is refused.', {
    needs: ['write'],
    requests: [
      {
        operation: 'upsertAssessmentPackage',
        call: { path: { packageId: 'ak-verify-q' }, body: samplePackage({ id: 'ak-verify-other' }) },
      },
    ],
    read: ([answer]) => told(answer && isRefused(answer), 'it is taken'),
  }),
  unknown('duplicate-ids', 'Two assessments of a package with the same id are refused.', {
    needs: ['write'],
    requests: [packagePut({ assessments: [{ id: 'A' }, { id: 'A' }] })],
    read: ([answer]) => told(answer && isRefused(answer), 'they are taken'),
  }),
  unknown('bulk-as-a-whole', 'When one package of a bulk is wrong, none of it is stored.', {
    needs: ['write'],
    requests: [
      {
        operation: 'upsertAssessmentPackages',
        call: {
          body: [samplePackage({ id: 'ak-verify-w1' }), samplePackage({ id: 'ak-verify-w2', name: 'x'.repeat(51) })],
        },
      },
      { operation: 'getAssessmentPackages' },
    ],
    read([bulk, list]) {
      if (!bulk || isTaken(bulk)) return { untold: 'The wrong package is taken.' };
      const values: { id?: string }[] = list?.body?.values ?? [];
      return told(!values.some(({ id }) => id === 'ak-verify-w1'), 'what is right is stored');
    },
  }),
  unknown('sequence-kept', 'Assessments come back in the sequence in which they were sent.', {
    needs: ['write'],
    requests: [
      packagePut({ assessments: [{ id: 'B' }, { id: 'A' }, { id: 'C' }] }),
      { operation: 'getAssessmentPackages' },
    ],
    read([, list]) {
      const values: { id: string; assessments: { id: string }[] }[] = list?.body?.values ?? [];
      const found = values.find(({ id }) => id === 'ak-verify-q');
      if (!found) return { untold: 'The package is not listed.' };
      return told(found.assessments.map(({ id }) => id).join() === 'B,A,C', 'in another sequence');
    },
  }),
  unknown('plain-http-callback', 'A callback may be registered under http.', {
    needs: ['write', 'callback'],
    requests: [{ operation: 'upsertCallback', call: { body: CALLBACK } }],
    read: ([answer]) => told(answer && isTaken(answer), 'it has to be https'),
  }),
  unknown('completion-status', 'An assessment that is completed too early is refused with 400.', {
    ...ORDER,
    requests: [update(statusUpdate(ASSESSMENT, 'InProgress', open)), update(statusUpdate(ASSESSMENT, 'Complete', {}))],
    read: ([, answer]) => told(answer?.answer.status === 400, `with ${answer?.answer.status}`),
  }),
  unknown(
    'statuses-of-the-same-update',
    'Statuses of tests in the same update count for the completion of the assessment.',
    {
      ...ORDER,
      requests: [
        update(statusUpdate(ASSESSMENT, 'InProgress', open)),
        update(statusUpdate(ASSESSMENT, 'Complete', done)),
      ],
      read: ([, answer]) => told(answer && isTaken(answer), 'they do not'),
    },
  ),
  unknown('update-after-completion', 'An order can be updated after its completion.', {
    ...ORDER,
    requests: [update(statusUpdate(ASSESSMENT, 'Complete', done)), update({ partnerTrackingId: 'ak-verify' })],
    read: ([completed, after]) => {
      if (!completed || !isTaken(completed)) return { untold: 'The assessment cannot be completed.' };
      return told(after && isTaken(after), 'it is closed');
    },
  }),
];
