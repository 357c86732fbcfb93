import { randomBytes } from 'node:crypto';
import type { Settings } from './options.ts';

/** Every test order's id begins like this, but those that the sandbox makes up. */
export const ORDER_ID_PREFIX = 'ak-cert';

export type Fields = Record<string, unknown>;

/** An order callback's body as it is built here: anything goes. */
export interface TestOrder {
  assessmentOrder: Fields & { orderId: string; requester: Fields; assessee: Fields };
}

/**
 * Makes test orders, each with an id of its own. Names, addresses and keys of one run contain a word that occurs nowhere
 * else, so that it is found wherever it turns up.
 */
export class TestOrders {
  /** Told apart from those of other runs by this. */
  readonly run = randomBytes(4).toString('hex');
  /** In every name, e-mail address and number. */
  readonly personalMark = `P${randomBytes(5).toString('hex')}`;
  /** In every wrong key. */
  readonly keyMark = `K${randomBytes(5).toString('hex')}`;
  /** In headers and queries that mean nothing. */
  readonly headerMark = `H${randomBytes(5).toString('hex')}`;
  readonly #settings: Pick<Settings, 'companyId' | 'packageId'>;
  #made = 0;

  constructor(settings: Pick<Settings, 'companyId' | 'packageId'>) {
    this.#settings = settings;
  }

  newId(): string {
    this.#made += 1;
    return `${ORDER_ID_PREFIX}-${this.run}-${this.#made}`;
  }

  /** An ordinary order: every field filled, nothing odd about it. */
  make(changes: Fields & { requester?: Fields | null; assessee?: Fields | null } = {}): TestOrder {
    const { companyId, packageId } = this.#settings;
    const { requester, assessee, ...rest } = changes;
    const order = {
      orderId: this.newId(),
      packageId,
      tests: [],
      jobId: '48151',
      companyId,
      billingCode: 'standard',
      location: 'Chicago',
      ...rest,
      requester: requester === null ? null : { ...this.requester(), ...requester },
      assessee: assessee === null ? null : { ...this.assessee(), ...assessee },
    };
    return { assessmentOrder: order as TestOrder['assessmentOrder'] };
  }

  requester() {
    return {
      firstName: 'Robin',
      lastName: `Recruiter${this.personalMark}`,
      email: `robin.${this.personalMark}@acme.example`,
      certificationDateTime: '2026-01-13T09:12:00.000Z',
    };
  }

  assessee() {
    return {
      title: 'Dr.',
      firstName: 'Casey',
      middleName: 'Alex',
      lastName: `Candidate${this.personalMark}`,
      email: `casey.${this.personalMark}@mail.example`,
      mobile: '+1 555 0100',
      location: 'Chicago',
    };
  }
}
