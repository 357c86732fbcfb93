import type { Schema } from '@assessment-kit/contract';
import type { OrderState } from '@assessment-kit/rules';
import type { DeliveryRecord } from '../delivery/delivery.ts';

export type AssessmentPackage = Schema<'AssessmentPackage'>;
export type CallbackRegistration = Schema<'CallbackRegistration'>;
export type Subscription = Schema<'Subscription'>;
export type OnboardingStatusValue = Schema<'OnboardingStatusValue'>;

/** An order as the platform keeps it: who ordered what, and what the partner reported so far. */
export interface StoredOrder {
  orderId: string;
  companyId: string;
  packageId: string;
  /** ISO 8601. */
  createdAt: string;
  jobId: string | null;
  billingCode: string | null;
  location: string | null;
  /** Ids of the tests the order lists; empty when whole assessments were ordered. */
  orderedTests: readonly string[];
  requester: Schema<'Requester'>;
  assessee: Schema<'Assessee'>;
  /** The platform's own ids of the two persons; the order list can be filtered by them. */
  requesterId: string;
  assesseeId: string;
  results: OrderState;
}

/** All that the platform knows. One instance per sandbox; nothing is shared. */
export class PlatformState {
  /** Access tokens and when they expire, in epoch ms. */
  readonly tokens = new Map<string, number>();
  /** Orders by id, oldest first. */
  readonly orders = new Map<string, StoredOrder>();
  /** Callbacks sent, oldest first. */
  readonly deliveries: DeliveryRecord[] = [];
  callback: CallbackRegistration | null = null;

  readonly #onboarding = new Map<string, OnboardingStatusValue>();
  readonly #packages = new Map<string, Map<string, AssessmentPackage>>();
  readonly #subscriptions = new Map<string, Subscription>();

  onboardingStatus(companyId: string): OnboardingStatusValue | undefined {
    return this.#onboarding.get(companyKey(companyId));
  }

  setOnboardingStatus(companyId: string, status: OnboardingStatusValue): void {
    this.#onboarding.set(companyKey(companyId), status);
  }

  /** Packages published for exactly this company id, in the sequence of their first PUT. */
  packagesOf(companyId: string): AssessmentPackage[] {
    return [...(this.#packages.get(companyKey(companyId))?.values() ?? [])];
  }

  packageOf(companyId: string, packageId: string): AssessmentPackage | undefined {
    return this.#packages.get(companyKey(companyId))?.get(packageId);
  }

  storePackage(companyId: string, assessmentPackage: AssessmentPackage): void {
    const key = companyKey(companyId);
    const packages = this.#packages.get(key) ?? new Map<string, AssessmentPackage>();
    packages.set(assessmentPackage.id, assessmentPackage);
    this.#packages.set(key, packages);
  }

  subscriptionOf(companyId: string): Subscription | undefined {
    return this.#subscriptions.get(companyKey(companyId));
  }

  storeSubscription(companyId: string, subscription: Subscription): void {
    this.#subscriptions.set(companyKey(companyId), subscription);
  }

  clear(): void {
    this.tokens.clear();
    this.orders.clear();
    this.deliveries.length = 0;
    this.callback = null;
    this.#onboarding.clear();
    this.#packages.clear();
    this.#subscriptions.clear();
  }
}

/** Company ids have no case: `b6001` and `B6001` are the same (`S2`, `CB-old`). */
function companyKey(companyId: string): string {
  return companyId.toLowerCase();
}
