import type { RuleSource } from '../rule.ts';

/** Whom a failed answer to an update is about. */
export type Concern =
  /** This update, or the order or company it is for: the same again would be refused again; other orders are not affected. */
  | 'update'
  /** The client: its credentials, its address, its version or its speed. Every other update would get the same answer. */
  | 'client'
  /** The platform, at this moment. */
  | 'platform';

/** What an answer to an update means, and whom it concerns. */
export interface UpdateAnswer {
  /** `4XX` and `5XX` stand for those that are not listed. */
  readonly status: number | '4XX' | '5XX';
  /** The answer came without a correlation id, so not in the platform's format (`S2`). Left out: either way. */
  readonly withoutCorrelationId?: true;
  readonly concern: Concern;
  /** Whether the platform may have acted on the update all the same. */
  readonly mayHaveActed: boolean;
  readonly meaning: string;
  /** Of the meaning; that an answer concerns the update or the client is the kit's own reading. */
  readonly source: RuleSource;
}

const STATUS_CHART: RuleSource = { page: ['ERR'], confidence: 'certain' };
const READ_BETWEEN: RuleSource = { page: ['ERR'], confidence: 'inferred' };

/**
 * What a failed answer to an update means, the first that fits. Which status an unknown order, a company that is not
 * approved or a failed completion check gets is not public; all of them are read as being about the update.
 */
export const UPDATE_ANSWERS = [
  {
    status: 301,
    concern: 'client',
    mayHaveActed: false,
    meaning: 'This version of the API is retired.',
    source: { page: ['ERR', 'CL-2024-11-12'], confidence: 'certain' },
  },
  {
    status: 400,
    concern: 'update',
    mayHaveActed: false,
    meaning: 'The update is not valid, or its completion check failed.',
    source: STATUS_CHART,
  },
  {
    status: 401,
    concern: 'client',
    mayHaveActed: false,
    meaning: 'The token is missing, wrong, or of the other environment.',
    source: STATUS_CHART,
  },
  {
    status: 403,
    concern: 'update',
    mayHaveActed: false,
    meaning:
      'Not permitted, for example because the company is not approved or its approval has not reached the gateway.',
    source: READ_BETWEEN,
  },
  {
    status: 404,
    withoutCorrelationId: true,
    concern: 'client',
    mayHaveActed: false,
    meaning: 'Something else answered: the address of the platform is presumably wrong.',
    source: READ_BETWEEN,
  },
  {
    status: 404,
    concern: 'update',
    mayHaveActed: false,
    meaning: 'The platform does not know the order.',
    source: READ_BETWEEN,
  },
  {
    status: 408,
    concern: 'platform',
    mayHaveActed: true,
    meaning: 'The platform, or a gateway before it, waited too long.',
    source: READ_BETWEEN,
  },
  {
    status: 409,
    concern: 'client',
    mayHaveActed: false,
    meaning: 'This version of the API is retired.',
    source: { page: ['ERR', 'CL-2024-11-12'], confidence: 'certain' },
  },
  {
    status: 415,
    concern: 'client',
    mayHaveActed: false,
    meaning: 'The platform does not take the media type.',
    source: STATUS_CHART,
  },
  {
    status: 429,
    concern: 'client',
    mayHaveActed: false,
    meaning: 'Too many requests.',
    source: { page: ['ERR', 'RATE', 'CL-2024-10-15'], confidence: 'certain' },
  },
  {
    status: '4XX',
    concern: 'update',
    mayHaveActed: false,
    meaning: 'Refused for a reason that no page names.',
    source: READ_BETWEEN,
  },
  {
    status: '5XX',
    concern: 'platform',
    mayHaveActed: true,
    meaning: 'The platform failed.',
    source: STATUS_CHART,
  },
] as const satisfies readonly UpdateAnswer[];

/**
 * What an answer that is no success means; `undefined` when it is none of these.
 *
 * ```ts
 * const meaning = updateAnswer(404, null)?.meaning;
 * ```
 *
 * @param status HTTP status.
 * @param correlationId Of the answer's body; `null` when it has none.
 */
export function updateAnswer(status: number, correlationId: string | null): UpdateAnswer | undefined {
  const rest = status >= 500 ? '5XX' : '4XX';
  return UPDATE_ANSWERS.find(
    (answer: UpdateAnswer) =>
      (answer.status === status || (answer.status === rest && status >= 400)) &&
      (answer.withoutCorrelationId === undefined || correlationId === null),
  );
}
