import type { Check } from '../check.ts';
import type { RuleId } from '../rules/index.ts';
import { answerChecks } from './answer.ts';
import { bodyChecks } from './body.ts';
import { connectionChecks } from './connection.ts';
import { errorChecks } from './error.ts';
import { handoverChecks } from './handover.ts';
import { jobChecks } from './job.ts';
import { keyChecks } from './key.ts';
import { leakChecks } from './leak.ts';
import { orderChecks } from './order.ts';
import { registrationChecks } from './registration.ts';
import { repeatChecks } from './repeat.ts';
import { requestChecks } from './request.ts';
import { restartChecks } from './restart.ts';

/** One check for each rule. Leave one out and this file stops compiling. */
export const CHECKS: Readonly<Record<RuleId, Check>> = {
  ...registrationChecks,
  ...answerChecks,
  ...keyChecks,
  ...requestChecks,
  ...bodyChecks,
  ...orderChecks,
  ...repeatChecks,
  ...handoverChecks,
  ...restartChecks,
  ...errorChecks,
  ...jobChecks,
  ...connectionChecks,
  ...leakChecks,
};
