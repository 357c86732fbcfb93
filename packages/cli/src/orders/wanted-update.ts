import type { Schema } from '@assessment-kit/contract';
import { ASSESSMENT_STATUSES, TEST_STATUSES } from '@assessment-kit/rules';
import type { Io } from '../context/io.ts';
import { readDocument } from '../context/read-document.ts';
import { UsageError } from '../failures/usage-error.ts';

export interface WantedUpdate {
  file: string | undefined;
  trackingId: string | undefined;
  score: string | undefined;
  scoreDescription: string | undefined;
  report: readonly Schema<'Report'>[];
  assessment: readonly AssessmentChange[];
  test: readonly TestChange[];
  at: string | undefined;
}

export interface AssessmentChange {
  assessmentId: string;
  status: Schema<'AssessmentStatusValue'>;
}

export interface TestChange extends Omit<AssessmentChange, 'status'> {
  testId: string;
  status: Schema<'TestStatusValue'>;
}

/** `NAME=URL` → a report. */
export function report(text: string): Schema<'Report'> {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1)
    throw new UsageError('must be NAME=URL, for example Report=https://reports.example.com/42.');
  return { name: text.slice(0, at), url: text.slice(at + 1) };
}

/** `ASSESSMENT=STATUS` → the status of an assessment. */
export function assessmentChange(text: string): AssessmentChange {
  const [assessmentId, status] = halves(text, 'ASSESSMENT=STATUS');
  return { assessmentId, status: statusIn(status, ASSESSMENT_STATUSES) };
}

/** `ASSESSMENT/TEST=STATUS` → the status of a test. */
export function testChange(text: string): TestChange {
  const form = 'ASSESSMENT/TEST=STATUS';
  const [ids, status] = halves(text, form);
  const [assessmentId, testId, ...more] = ids.split('/');
  if (!assessmentId || !testId || more.length > 0) throw new UsageError(`must be ${form}.`);
  return { assessmentId, testId, status: statusIn(status, TEST_STATUSES) };
}

function halves(text: string, form: string): [string, string] {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new UsageError(`must be ${form}.`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function statusIn<Status extends string>(text: string, known: Readonly<Record<Status, unknown>>): Status {
  if (Object.hasOwn(known, text)) return text as Status;
  throw new UsageError(`must have one of the statuses ${Object.keys(known).join(', ')}.`);
}

/**
 * What an order should become, from a file and single options; those go before what the file says.
 *
 * @param now ISO 8601; since when statuses hold that say nothing of it.
 */
export async function wantedUpdate(
  input: WantedUpdate,
  io: Pick<Io, 'stdin' | 'cwd'>,
  now: string,
): Promise<Schema<'OrderUpdate'>> {
  const document = input.file === undefined ? {} : await readDocument(io, input.file);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new UsageError(`${input.file} must hold one update, with fields such as assessments.`);
  }
  const { trackingId, score, scoreDescription, report: reports } = input;
  const assessments = assessmentsOf(input, input.at ?? now);
  const given = document as Schema<'OrderUpdate'>;
  if (assessments.length > 0 && given.assessments !== undefined) {
    throw new UsageError(
      '--assessment and --test cannot be joined with a file that has assessments: say it in one of both.',
    );
  }
  const update: Schema<'OrderUpdate'> = {
    ...given,
    ...(trackingId === undefined ? {} : { partnerTrackingId: trackingId }),
    ...(score === undefined ? {} : { overallScore: score }),
    ...(scoreDescription === undefined ? {} : { overallScoreDescription: scoreDescription }),
    ...(reports.length === 0 ? {} : { overallReports: [...reports] }),
    ...(assessments.length === 0 ? {} : { assessments }),
  };
  if (Object.keys(update).length === 0)
    throw new UsageError('Nothing is said about the order: give --file or single options.');
  return update;
}

function assessmentsOf({ assessment, test }: WantedUpdate, updatedAt: string): Schema<'AssessmentUpdate'>[] {
  const ids = [...new Set([...assessment, ...test].map(({ assessmentId }) => assessmentId))];
  return ids.map((assessmentId) => {
    const status = assessment.findLast((each) => each.assessmentId === assessmentId)?.status;
    const tests = test.filter((each) => each.assessmentId === assessmentId);
    return {
      assessmentId,
      ...(status === undefined ? {} : { assessmentStatus: { value: status, updatedAt } }),
      ...(tests.length === 0
        ? {}
        : {
            assessmentResults: {
              tests: tests.map(({ testId, status: value }) => ({ id: testId, testStatus: { value, updatedAt } })),
            },
          }),
    };
  });
}
