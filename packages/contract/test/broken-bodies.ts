import type { FieldProblem } from '../src/field-problem.ts';
import { bodies } from './bodies.ts';
import { changed } from './changed.ts';

/** A body with one mistake, and what has to be said about it. */
export interface BrokenBody {
  operation: keyof typeof bodies;
  field: string;
  value: unknown;
  problem: FieldProblem;
}

const PACKAGE = 'upsertAssessmentPackage';
const ORDER = 'updateAssessmentOrder';
const SCORE = 'assessments[0].assessmentResults.tests[0].score';
const DATE = 'must be a date and time with an offset, such as 2026-01-13T11:45:44.815Z';

/** Values that are easy to find again in a message that should not have them. */
export const TEXT = 'Peculiar ';
export const NUMBER = 777_333;

/** One body for each way to break the contract. */
export const brokenBodies: BrokenBody[] = [
  broken(PACKAGE, 'name', undefined, 'required', undefined, 'is required'),
  broken(PACKAGE, 'assessments[0].tests[1].id', undefined, 'required', undefined, 'is required'),
  broken(ORDER, `${SCORE}.attempt`, undefined, 'required', undefined, 'is required'),
  broken(PACKAGE, 'name', NUMBER, 'type', 'string', 'must be a text'),
  broken(PACKAGE, 'name', null, 'type', 'string', 'must be a text'),
  broken(PACKAGE, 'assessments[0].name', NUMBER, 'type', ['string', 'null'], 'must be a text or null'),
  broken(PACKAGE, 'status', TEXT, 'type', 'object', 'must be an object'),
  broken(PACKAGE, 'assessments', TEXT, 'type', 'array', 'must be a list'),
  broken(PACKAGE, '', [TEXT], 'type', 'object', 'must be an object'),
  broken(PACKAGE, '', null, 'type', 'object', 'must be an object'),
  broken('upsertAssessmentPackages', '', { name: TEXT }, 'type', 'array', 'must be a list'),
  broken('upsertSubscription', 'price', TEXT, 'type', ['number', 'null'], 'must be a number or null'),
  broken(
    'upsertSubscription',
    'billingCodes[0].isActive',
    TEXT,
    'type',
    ['boolean', 'null'],
    'must be true or false or null',
  ),
  broken(ORDER, `${SCORE}.attempt`, TEXT, 'type', 'integer', 'must be a whole number'),
  broken(ORDER, SCORE, TEXT, 'type', 'object', 'must be an object'),
  broken('issueToken', 'grant_type', TEXT, 'enum', ['client_credentials'], 'must be one of client_credentials'),
  broken(
    PACKAGE,
    'status.value',
    TEXT,
    'enum',
    ['Active', 'Inactive', 'Deleted', 'Unknown'],
    'must be one of Active, Inactive, Deleted, Unknown',
  ),
  broken(
    'upsertSubscription',
    'currency',
    'usd',
    'enum',
    ['USD', 'EUR', 'GBP', 'CAD'],
    'must be one of USD, EUR, GBP, CAD',
  ),
  broken(PACKAGE, 'status.startDate', TEXT, 'format', 'date-time', DATE),
  broken(PACKAGE, 'status.startDate', '2027-03-04', 'format', 'date-time', DATE),
  broken(PACKAGE, 'status.startDate', '2027-03-04T10:00:00', 'format', 'date-time', DATE),
  broken(PACKAGE, 'status.endDate', '2027-02-30T10:00:00Z', 'format', 'date-time', DATE),
  broken(ORDER, `${SCORE}.attempt`, 2 ** 31, 'format', 'int32', 'must be a whole number of 32 bits'),
  broken(PACKAGE, 'id', 'x'.repeat(37), 'maxLength', 36, 'must have at most 36 characters'),
  broken(PACKAGE, 'name', 'x'.repeat(51), 'maxLength', 50, 'must have at most 50 characters'),
  broken(PACKAGE, 'name', '🚀'.repeat(51), 'maxLength', 50, 'must have at most 50 characters'),
  broken(PACKAGE, 'assessments[0].summary', 'x'.repeat(251), 'maxLength', 250, 'must have at most 250 characters'),
  broken(
    'upsertCallback',
    'callbackDetails.errorCallbackUrl',
    'x'.repeat(257),
    'maxLength',
    256,
    'must have at most 256 characters',
  ),
  broken('upsertOnboardingStatus', 'companyId', 'x'.repeat(10), 'maxLength', 9, 'must have at most 9 characters'),
  broken('upsertCallback', 'apiKey', '', 'minLength', 1, 'must not be empty'),
  broken(ORDER, `${SCORE}.attempt`, -NUMBER, 'minimum', 0, 'must be at least 0'),
  broken('upsertSubscription', 'price', 1, 'exclusiveMinimum', 1, 'must be greater than 1'),
  broken('upsertSubscription', 'price', -NUMBER, 'exclusiveMinimum', 1, 'must be greater than 1'),
];

/** The body that the entry describes. */
export function bodyOf({ operation, field, value }: Pick<BrokenBody, 'operation' | 'field' | 'value'>): unknown {
  return changed(bodies[operation], field, value);
}

function broken(
  operation: keyof typeof bodies,
  field: string,
  value: unknown,
  rule: string,
  limit: FieldProblem['limit'],
  phrase: string,
): BrokenBody {
  const message = `${field === '' ? 'The body' : field} ${phrase}.`;
  return { operation, field, value, problem: { field, rule, ...(limit === undefined ? {} : { limit }), message } };
}
