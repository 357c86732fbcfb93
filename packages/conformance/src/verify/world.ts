import type { Schema } from '@assessment-kit/contract';
import type { OrderState } from '@assessment-kit/rules';
import type { Control } from './host/control.ts';
import type { Exchange } from './host/exchange.ts';
import type { Host } from './host/host.ts';
import type { Settings } from './options.ts';
import { expectTaken } from './rules/judge.ts';
import { NotTestable } from './rules/rule-failure.ts';

/** Id of the package that a run publishes and orders. */
export const PACKAGE_ID = 'ak-verify';
/** Assessments and tests of that package. */
export const ASSESSMENTS = [
  { id: 'AKV-1', tests: ['AKV-1-A', 'AKV-1-B'] },
  { id: 'AKV-2', tests: ['AKV-2-A'] },
] as const;

/** A date-time of results. */
export const AT = '2026-01-13T12:40:02.120Z';

/** What a run works on: the host, and what it has set up there. */
export class World {
  readonly host: Host;
  /** The sandbox's control plane; `null` for any other host. */
  readonly control: Control | null;
  readonly settings: Settings;
  /** The company that is onboarded and written to. */
  readonly companyId: string;
  /** How many requests may still be spent on making failing ones smaller. */
  shrinksLeft: number;
  #package: Promise<void> | undefined;

  constructor(host: Host, control: Control | null, settings: Settings) {
    this.host = host;
    this.control = control;
    this.settings = settings;
    this.companyId = settings.companyId;
    this.shrinksLeft = settings.shrinks;
  }

  /** Approves the company. */
  async approve(): Promise<Exchange> {
    const body = { companyId: this.companyId, onboardingStatus: 'Approved' };
    return this.host.call('upsertOnboardingStatus', { body });
  }

  /** Publishes the package that orders are for. */
  publish(): Promise<void> {
    this.#package ??= this.#publish();
    return this.#package;
  }

  async #publish(): Promise<void> {
    const path = { companyId: this.companyId, packageId: PACKAGE_ID };
    expectTaken(
      await this.host.call('upsertAssessmentPackage', { path, body: samplePackage() }),
      'a package of two assessments',
    );
  }

  /** An order of the package: a new one where the host is a sandbox, otherwise the one that was given. */
  async order(companyId: string = this.companyId): Promise<string> {
    if (this.control) {
      await this.publish();
      return this.control.placeOrder({ companyId, packageId: PACKAGE_ID });
    }
    if (this.settings.orderId === null) throw new NotTestable('There is no order.');
    return this.settings.orderId;
  }

  update(orderId: string, body: unknown): Promise<Exchange> {
    return this.host.call('updateAssessmentOrder', { path: { companyId: this.companyId, orderId }, body });
  }

  /** What was reported about an order; `null` where the host shows it to nobody. */
  async orderState(orderId: string): Promise<OrderState | null> {
    if (!this.control) return null;
    // Callbacks go on in the background; they are no part of what an update changes.
    const { deliveries: _, ...state } = await this.control.order(orderId);
    return state;
  }
}

export function samplePackage(changes: Partial<Schema<'AssessmentPackage'>> = {}): Schema<'AssessmentPackage'> {
  return {
    id: PACKAGE_ID,
    name: 'Contract test',
    summary: 'Published by a contract test; not for candidates',
    status: { startDate: '2026-01-01T00:00:00Z', endDate: null },
    assessments: ASSESSMENTS.map(({ id, tests }) => ({
      id,
      name: id,
      tests: tests.map((test) => ({ id: test, name: test })),
    })),
    ...changes,
  };
}

/** An update of one assessment: its status, and those of its tests. */
export function statusUpdate(
  assessmentId: string,
  status: string | null,
  tests: Readonly<Record<string, string>>,
): object {
  const results = Object.entries(tests).map(([id, value]) => ({ id, testStatus: { value, updatedAt: AT } }));
  return {
    assessments: [
      {
        assessmentId,
        ...(status === null ? {} : { assessmentStatus: { value: status, updatedAt: AT } }),
        assessmentResults: { tests: results },
      },
    ],
  };
}
