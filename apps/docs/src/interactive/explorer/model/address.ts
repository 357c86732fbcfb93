import { ASSESSMENT_STATUSES, ONBOARDING_PERMISSIONS, TEST_STATUSES } from '@assessment-kit/rules';
import type { AssessmentChoice, Choices, TestChoice } from './choices.ts';
import { type Exploration, START } from './exploration.ts';
import { MOST_STEPS } from './steps.ts';
import { isSamePackage, MOST_ASSESSMENTS, MOST_TESTS } from './structure.ts';
import { verdictOf } from './verdict.ts';

// `_` stands between assessments, `.` between an assessment and its tests, `~` between the parts of each. Programs that
// find links in texts take all three for part of the address.
const BETWEEN_ASSESSMENTS = '_';
const BETWEEN_TESTS = '.';
const BETWEEN_PARTS = '~';

const MOST_ID_CHARACTERS = 36;

/** The query of the address that shows an exploration again, with its question mark; empty for the one at the start. */
export function queryOf({ company, singleUpdate, applied, wanted }: Exploration): string {
  const entries = [
    ...(company === START.company ? [] : [`company=${company}`]),
    ...(singleUpdate ? ['patches=one'] : []),
    ...applied.map((choices) => `then=${written(choices)}`),
    ...(applied.length === 0 && written(wanted) === written(START.wanted) ? [] : [`want=${written(wanted)}`]),
  ];
  return entries.length === 0 ? '' : `?${entries.join('&')}`;
}

/** The exploration that a query stands for; `null` when it does not stand for one. */
export function explorationOf(query: string): Exploration | null {
  // Taken apart by hand: parts are decoded one by one, after the marks between them were found.
  const entries = query
    .replace(/^\?/, '')
    .split('&')
    .map((entry) => entry.split('=', 2));
  const all = (name: string) => entries.flatMap(([key, value = '']) => (key === name ? [value] : []));
  const applied = all('then').map(read);
  const [company = START.company] = all('company');
  const [want] = all('want');
  const wanted = want === undefined ? START.wanted : read(want);
  if (!Object.hasOwn(ONBOARDING_PERMISSIONS, company) || wanted === null || applied.length > MOST_STEPS) return null;

  let exploration: Exploration = { ...START, applied: [], wanted };
  for (const step of applied) {
    if (step === null || !isSamePackage(step, wanted)) return null;
    if (!verdictOf({ ...exploration, wanted: step }, '2026-01-13T09:12:00Z').accepted) return null;
    exploration = { ...exploration, applied: [...exploration.applied, step] };
  }
  return { ...exploration, company: company as Exploration['company'], singleUpdate: all('patches').includes('one') };
}

function written(choices: Choices): string {
  return choices
    .map(({ id, status, score, reportUrl, tests }) =>
      [
        parts([id, status, score, reportUrl]),
        ...tests.map((test) => parts([test.id, test.status, String(test.attempt ?? ''), test.score, test.reportUrl])),
      ].join(BETWEEN_TESTS),
    )
    .join(BETWEEN_ASSESSMENTS);
}

/** Empty parts at the end are left out. */
function parts(texts: readonly string[]): string {
  const last = texts.findLastIndex((text) => text !== '');
  return texts
    .slice(0, last + 1)
    .map(encoded)
    .join(BETWEEN_PARTS);
}

function encoded(text: string): string {
  const code = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text.toWellFormed()).replace(/[_.~!'()*]/g, code);
}

function read(text: string): Choices | null {
  try {
    const assessments = text.split(BETWEEN_ASSESSMENTS).map(readAssessment);
    const ids = assessments.map((each) => each?.id);
    if (assessments.includes(null) || assessments.length > MOST_ASSESSMENTS || hasTwice(ids)) return null;
    return assessments.filter((each) => each !== null);
  } catch {
    // A percent sign that stands for nothing.
    return null;
  }
}

function readAssessment(text: string): AssessmentChoice | null {
  const [own = '', ...others] = text.split(BETWEEN_TESTS);
  const [id = '', status = '', score = '', reportUrl = '', ...rest] = readParts(own);
  const tests = others.map(readTest);
  if (!isId(id) || !Object.hasOwn(ASSESSMENT_STATUSES, status) || rest.length > 0) return null;
  if (tests.length === 0 || tests.length > MOST_TESTS || tests.includes(null)) return null;
  if (hasTwice(tests.map((test) => test?.id))) return null;
  return {
    ...{ id, score, reportUrl },
    status: status as AssessmentChoice['status'],
    tests: tests.filter((test) => test !== null),
  };
}

function readTest(text: string): TestChoice | null {
  const [id = '', status = '', attempt = '', score = '', reportUrl = '', ...rest] = readParts(text);
  if (!isId(id) || !Object.hasOwn(TEST_STATUSES, status) || !/^\d{0,3}$/.test(attempt) || rest.length > 0) return null;
  return {
    ...{ id, score, reportUrl },
    status: status as TestChoice['status'],
    attempt: attempt === '' ? null : Number(attempt),
  };
}

function readParts(text: string): string[] {
  return text.split(BETWEEN_PARTS).map(decodeURIComponent);
}

function isId(text: string): boolean {
  return text !== '' && text.length <= MOST_ID_CHARACTERS;
}

function hasTwice(ids: readonly unknown[]): boolean {
  return new Set(ids).size < ids.length;
}
