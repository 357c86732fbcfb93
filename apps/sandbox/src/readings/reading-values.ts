/**
 * Every discrepancy that changes what the sandbox does, with its readings. Names are those of the contract; a test compares
 * the two, so that a new one in the contract fails until it does something here.
 */
export const READING_VALUES = {
  'pseudo-company-casing': ['any-case', 'lower-case'],
  'request-media-type': ['json', 'any-json'],
  'error-casing': ['pascal', 'camel'],
  'rate-limit-status': ['429', '403'],
  'rate-limit-numbers': ['3-per-second-and-180-per-minute', '40000-per-hour', 'per-endpoint'],
  'token-credentials': ['either', 'form'],
  'upsert-answer': ['201-then-204', '204', '200'],
  'subscription-required': ['no', 'yes'],
  'gateway-delay': ['15-minutes', '15-seconds'],
  'callback-time-limit': ['20-seconds', '5-seconds'],
  'order-level-name': ['orderLevel', 'assessmentOrderLevel'],
  'api-key-required': ['required', 'optional'],
  'complete-review-spelling': ['one-word', 'with-blanks'],
  'test-default-status': ['Pending', 'Ordered'],
  'test-score-optional': ['optional', 'required'],
  'test-status-name': ['testStatus', 'status'],
  'score-casing': ['lower-camel', 'pascal'],
  'assessment-report-name': ['reports', 'Report'],
  'overall-report-name': ['overallReports', 'overallReport'],
  'token-refusal': ['401', '403'],
} as const satisfies Record<string, readonly string[]>;

export type ReadingId = keyof typeof READING_VALUES;
export type ReadingValue<Id extends ReadingId> = (typeof READING_VALUES)[Id][number];

/** A reading of one discrepancy. */
export type ChosenReading = { [Id in ReadingId]: { reading: Id; value: ReadingValue<Id> } }[ReadingId];
