import { packageStatusValue } from '@assessment-kit/rules';
import type { AssessmentPackage } from '../file/read-catalogue.ts';

/** One field that differs. `null` stands for what is not there. */
export interface FieldChange {
  /** Assessments and tests by their ids: `assessments[cognitive].tests[sql].category`. */
  field: string;
  before: string | null;
  after: string | null;
}

type Assessment = AssessmentPackage['assessments'][number];
type Test = NonNullable<Assessment['tests']>[number];

/**
 * What a PUT of the package would change, field by field.
 *
 * Assessments and tests are compared by their ids, whatever their sequence: no page says that it is kept. Null and absent are
 * the same, since a PUT replaces the whole tree. Instants are compared, not how they are written. Fields that the contract
 * does not know are left out: a PUT has no say in them.
 *
 * @param before What the platform has.
 * @param after What the catalogue has.
 * @param now Epoch ms; a status value that is left out follows from the dates.
 */
export function packageChanges(before: AssessmentPackage, after: AssessmentPackage, now: number): FieldChange[] {
  return [
    change('name', before.name, after.name),
    change('summary', before.summary, after.summary),
    ...statusChanges(before.status, after.status, now),
    ...listChanges('assessments', before.assessments, after.assessments, assessmentChanges),
  ].filter((each) => each !== null);
}

type Changes = (FieldChange | null)[];

function assessmentChanges(at: string, before: Assessment, after: Assessment): Changes {
  return [
    change(`${at}.name`, before.name, after.name),
    change(`${at}.summary`, before.summary, after.summary),
    ...listChanges(`${at}.tests`, before.tests, after.tests, testChanges),
  ];
}

function testChanges(at: string, before: Test, after: Test): Changes {
  return [
    change(`${at}.name`, before.name, after.name),
    change(`${at}.category`, before.category, after.category),
    change(`${at}.description`, before.description, after.description),
  ];
}

/** What is added or removed as a whole is one change that says its name. */
function listChanges<Item extends Assessment | Test>(
  field: string,
  before: readonly Item[] | null | undefined,
  after: readonly Item[] | null | undefined,
  inside: (at: string, before: Item, after: Item) => Changes,
): Changes {
  const old = new Map((before ?? []).map((item) => [item.id, item]));
  const wanted = new Map((after ?? []).map((item) => [item.id, item]));
  return [...new Set([...wanted.keys(), ...old.keys()])].flatMap((id) => {
    const at = `${field}[${id}]`;
    const [from, to] = [old.get(id), wanted.get(id)];
    return from && to ? inside(at, from, to) : [change(at, from && (from.name ?? id), to && (to.name ?? id))];
  });
}

function statusChanges(before: AssessmentPackage['status'], after: AssessmentPackage['status'], now: number): Changes {
  return [
    instantChange('status.startDate', before.startDate, after.startDate),
    instantChange('status.endDate', before.endDate, after.endDate),
    valueChange(before, after, now),
  ];
}

/** What is left out is computed, so the two are compared as they are now. `Unknown` says nothing that a date would not. */
function valueChange(
  before: AssessmentPackage['status'],
  after: AssessmentPackage['status'],
  now: number,
): FieldChange | null {
  if (after.value === undefined && (before.value === undefined || before.value === 'Unknown')) return null;
  return change('status.value', packageStatusValue(before, now), packageStatusValue(after, now));
}

function instantChange(field: string, before: string | null | undefined, after: string | null | undefined) {
  const same = typeof before === 'string' && typeof after === 'string' && Date.parse(before) === Date.parse(after);
  return same ? null : change(field, before, after);
}

function change(
  field: string,
  before: string | null | undefined,
  after: string | null | undefined,
): FieldChange | null {
  const [from, to] = [before ?? null, after ?? null];
  return from === to ? null : { field, before: from, after: to };
}
