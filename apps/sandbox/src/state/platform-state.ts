import type { Schema } from '@assessment-kit/contract';
import type { OrderState } from '@assessment-kit/rules';
import type { RecordedUpdate } from '../console/update-log.ts';
import type { DeliveryRecord } from '../delivery/delivery.ts';
import { Collection } from './collection.ts';

export type AssessmentPackage = Schema<'AssessmentPackage'>;
/** Without a key only under the reading that takes one without. */
export type CallbackRegistration = Omit<Schema<'CallbackRegistration'>, 'apiKey'> & { apiKey: string | null };
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

/** Where a company stands with this partner. */
export interface Onboarding {
  status: OnboardingStatusValue;
  /** Since when the status holds, in epoch ms. */
  since: number;
}

const CALLBACK = 'callback';

/** All that the platform knows. One instance per sandbox; nothing is shared. */
export class PlatformState {
  readonly #listeners = new Set<() => void>();
  readonly #changed = () => {
    for (const listener of this.#listeners) listener();
  };

  /** Everything, by name: what is kept in a file or a snapshot. Values are replaced, never changed. */
  readonly collections = {
    /** Access tokens, and when they expire in epoch ms. */
    tokens: new Collection<number>(this.#changed),
    callbacks: new Collection<CallbackRegistration>(this.#changed),
    onboarding: new Collection<Onboarding>(this.#changed),
    /** Packages of a company in the sequence of their first PUT. */
    packages: new Collection<readonly AssessmentPackage[]>(this.#changed),
    subscriptions: new Collection<Subscription>(this.#changed),
    /** Orders by id, oldest first. */
    orders: new Collection<StoredOrder>(this.#changed),
    /** Callbacks sent, by id of the delivery, oldest first. */
    deliveries: new Collection<DeliveryRecord>(this.#changed),
    /** Updates that came, by id of the record, oldest first. */
    updates: new Collection<RecordedUpdate>(this.#changed),
    /** Ids of companies in the spelling in which they came first. */
    companyIds: new Collection<string>(this.#changed),
  };
  readonly #deliveryIds = new Map<string, string[]>();

  get tokens(): Map<string, number> {
    return this.collections.tokens;
  }

  get orders(): Map<string, StoredOrder> {
    return this.collections.orders;
  }

  get callback(): CallbackRegistration | null {
    return this.collections.callbacks.get(CALLBACK) ?? null;
  }

  set callback(registration: CallbackRegistration | null) {
    if (registration) this.collections.callbacks.set(CALLBACK, registration);
    else this.collections.callbacks.delete(CALLBACK);
  }

  onboarding(companyId: string): Onboarding | undefined {
    return this.collections.onboarding.get(companyKey(companyId));
  }

  onboardingStatus(companyId: string): OnboardingStatusValue | undefined {
    return this.onboarding(companyId)?.status;
  }

  /** Every company that something was stored for, in the sequence of their ids. */
  companyIds(): string[] {
    return [...this.collections.companyIds.values()].sort((one, other) => one.localeCompare(other, 'en'));
  }

  #remember(companyId: string): void {
    const key = companyKey(companyId);
    if (!this.collections.companyIds.has(key)) this.collections.companyIds.set(key, companyId);
  }

  setOnboarding(companyId: string, onboarding: Onboarding): void {
    this.#remember(companyId);
    this.collections.onboarding.set(companyKey(companyId), onboarding);
  }

  /** Packages published for exactly this company id, in the sequence of their first PUT. */
  packagesOf(companyId: string): readonly AssessmentPackage[] {
    return this.collections.packages.get(companyKey(companyId)) ?? [];
  }

  packageOf(companyId: string, packageId: string): AssessmentPackage | undefined {
    return this.packagesOf(companyId).find(({ id }) => id === packageId);
  }

  storePackage(companyId: string, assessmentPackage: AssessmentPackage): void {
    this.#remember(companyId);
    const packages = this.packagesOf(companyId);
    const at = packages.findIndex(({ id }) => id === assessmentPackage.id);
    const changed = at < 0 ? [...packages, assessmentPackage] : packages.with(at, assessmentPackage);
    this.collections.packages.set(companyKey(companyId), changed);
  }

  subscriptionOf(companyId: string): Subscription | undefined {
    return this.collections.subscriptions.get(companyKey(companyId));
  }

  storeSubscription(companyId: string, subscription: Subscription): void {
    this.#remember(companyId);
    this.collections.subscriptions.set(companyKey(companyId), subscription);
  }

  /** Every delivery, oldest first. */
  get deliveries(): DeliveryRecord[] {
    return [...this.collections.deliveries.values()];
  }

  /** Deliveries made for an order, oldest first. */
  deliveriesOf(orderId: string): DeliveryRecord[] {
    const ids = this.#deliveryIds.get(orderId) ?? [];
    return ids.flatMap((id) => this.collections.deliveries.get(id) ?? []);
  }

  /** Writes down a delivery, or how it went on. */
  storeDelivery(record: DeliveryRecord): void {
    if (record.orderId !== null && !this.collections.deliveries.has(record.deliveryId)) {
      this.#deliveryIds.set(record.orderId, [...(this.#deliveryIds.get(record.orderId) ?? []), record.deliveryId]);
    }
    this.collections.deliveries.set(record.deliveryId, record);
  }

  /** Calls `listener` at every change. Returns a function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Puts other entries in place of all that are there; collections that are left out become empty. */
  restore(entries: Readonly<Record<string, readonly (readonly [key: string, value: unknown])[]>>): void {
    this.clear();
    for (const [name, collection] of Object.entries(this.collections)) {
      if (collection === this.collections.deliveries) continue;
      for (const [key, value] of entries[name] ?? []) collection.set(key, value as never);
    }
    for (const [, record] of entries['deliveries'] ?? []) this.storeDelivery(record as DeliveryRecord);
  }

  clear(): void {
    for (const collection of Object.values(this.collections)) collection.clear();
    this.#deliveryIds.clear();
  }
}

/** Company ids have no case: `b6001` and `B6001` are the same (`S2`, `CB-old`). */
function companyKey(companyId: string): string {
  return companyId.toLowerCase();
}
