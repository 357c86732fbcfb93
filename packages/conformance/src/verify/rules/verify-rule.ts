import type { OperationId } from '@assessment-kit/contract';
import type { RuleInfo, Severity, Source } from '../../report/report.ts';
import type { World } from '../world.ts';

/** What a rule or a probe needs beyond a host that answers. */
export type Need = 'write' | 'callback' | 'order' | 'burst' | 'sandbox';

/** What makes a rule run that needs something. */
export const ENABLED_BY: Readonly<Record<Need, string>> = {
  write: '--write --company ID, on a host that is not on this machine',
  callback: '--write-callback: the registration of the partner is replaced',
  order: '--order ID, an order of the company for the package that this command publishes (ak-verify)',
  burst: '--burst: for a moment more requests than the platform allows',
  sandbox: "a host that is the kit's sandbox",
};

/** A rule of the contract and what tries it. */
export interface VerifyRule extends RuleInfo {
  readonly operation: OperationId;
  readonly needs: readonly Need[];
  /** @throws {RuleFailure} when it is broken. @throws {NotTestable} when that cannot be told. */
  readonly check: (world: World) => Promise<void>;
}

export type RuleText = Pick<VerifyRule, 'id' | 'operation' | 'title' | 'check'> &
  Partial<Pick<VerifyRule, 'why' | 'severity' | 'source' | 'needs' | 'group' | 'fix'>>;

const GROUPS: Readonly<Record<OperationId, string>> = {
  issueToken: 'Token',
  upsertCallback: 'Callback',
  getCallback: 'Callback',
  deleteCallback: 'Callback',
  getAssessmentPackages: 'Packages',
  upsertAssessmentPackages: 'Packages',
  upsertAssessmentPackage: 'Packages',
  deleteAssessmentPackage: 'Packages',
  upsertSubscription: 'Subscription',
  updateAssessmentOrder: 'Orders',
  getPartnerAssessmentOrders: 'Orders',
  upsertOnboardingStatus: 'Onboarding',
};

/** A rule with what follows from its operation and its source filled in. */
export function verifyRule(text: RuleText & { source: Source }): VerifyRule {
  const severity: Severity =
    text.source.confidence === 'certain' ? 'must' : text.source.confidence === 'inferred' ? 'should' : 'info';
  return {
    group: GROUPS[text.operation],
    severity,
    needs: [],
    why: 'The contract says so; a partner that relies on it breaks otherwise.',
    fix: 'Change the host, or, when it is the platform, tell the maintainers of the contract with the correlation id.',
    ...text,
  };
}

/** A source of the contract as reports show it. */
export function sourceOf({
  page,
  confidence,
}: {
  page: string | readonly string[];
  confidence: 'certain' | 'inferred';
}): Source {
  return { page: [page].flat(), confidence };
}
