import type { Rule } from '../rule.ts';
import { answerRules } from './answer.ts';
import { bodyRules } from './body.ts';
import { connectionRules } from './connection.ts';
import { errorRules } from './error.ts';
import { handoverRules } from './handover.ts';
import { jobRules } from './job.ts';
import { keyRules } from './key.ts';
import { leakRules } from './leak.ts';
import { orderRules } from './order.ts';
import { registrationRules } from './registration.ts';
import { repeatRules } from './repeat.ts';
import { requestRules } from './request.ts';
import { restartRules } from './restart.ts';

/** Every rule of the certificate by its id, in the sequence of reports. */
export const RULES_BY_ID = {
  ...registrationRules,
  ...answerRules,
  ...keyRules,
  ...requestRules,
  ...bodyRules,
  ...orderRules,
  ...repeatRules,
  ...handoverRules,
  ...restartRules,
  ...errorRules,
  ...jobRules,
  ...connectionRules,
  ...leakRules,
};

export type RuleId = keyof typeof RULES_BY_ID;

/** Every rule of the certificate, as data. */
export const CERTIFY_RULES: readonly Rule[] = Object.values(RULES_BY_ID);

export { ENABLED_BY, type Need, type Rule } from '../rule.ts';
