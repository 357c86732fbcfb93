import { COMPANY_RULES } from './company-rules.ts';
import { failureRules } from './failure-rules.ts';
import { limitRules } from './limit-rules.ts';
import { ORDER_RULES } from './order-rules.ts';
import { PACKAGE_RULES } from './package-rules.ts';
import { parameterRules } from './parameter-rules.ts';
import { PARTNER_ORDER_RULES } from './partner-order-rules.ts';
import { provokedRules } from './provoked-rules.ts';
import { requestRules } from './request-rules.ts';
import type { VerifyRule } from './verify-rule.ts';

/** Every rule that a host is tried with: made from the contract's schemas, and written by hand where they cannot say it. */
export const VERIFY_RULES: readonly VerifyRule[] = [
  ...requestRules(),
  ...parameterRules(),
  ...limitRules(),
  ...PACKAGE_RULES,
  ...COMPANY_RULES,
  ...ORDER_RULES,
  ...PARTNER_ORDER_RULES,
  ...failureRules(),
  ...provokedRules(),
];
