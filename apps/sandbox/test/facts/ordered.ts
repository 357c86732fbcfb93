import { expect } from 'vitest';
import { control } from '../support/control.ts';
import { fieldsOf, PlainPartner, type Seen } from '../support/plain-partner.ts';

export const AT = '2026-01-13T11:45:44.815Z';
/** For a test with hundreds of requests, in ms; a busy machine is slow. */
export const MANY_REQUESTS_MS = 60_000;
/** As long as the id of a test may be. */
export const LONG_ID = 'b2'.padEnd(36, 'x');

const COMPANY = 'B6200';
const PATH = `/apiHub/performanceManagement/v1/companies/${COMPANY}`;

/** Two batteries: the first has two tests, the second one. */
const PACKAGE = {
  id: '37',
  name: 'Business Analyst Assessment',
  summary: 'Set of tests for business analysts',
  status: { startDate: '2025-01-01T00:00:00Z', endDate: null, value: 'Active' },
  assessments: [
    {
      id: 'A',
      tests: [
        { id: 'a1', name: 'SQL' },
        { id: 'a2', name: 'Excel' },
      ],
    },
    { id: 'B', tests: [{ id: LONG_ID, name: 'Typing' }] },
  ],
};

/** A test of an update, such as `test('a1', 'Complete')`. */
export function test(id: string, value: string, attempt?: number) {
  const score = attempt === undefined ? {} : { score: { value: `score ${attempt}`, attempt } };
  return { id, testStatus: { value, updatedAt: AT }, ...score };
}

/** An assessment of an update; no status when it is `null`. */
export function assessment(assessmentId: string, value: string | null, tests: object[] = []) {
  const status = value === null ? {} : { assessmentStatus: { value, updatedAt: AT } };
  return { assessmentId, ...status, assessmentResults: { tests } };
}

/** A partner of which a company has ordered, as api-facts §8 speaks of it: over HTTP alone, and with nothing but the host changed. */
export class OrderedPartner {
  readonly plain: PlainPartner;

  private constructor(plain: PlainPartner) {
    this.plain = plain;
  }

  static async connect(): Promise<OrderedPartner> {
    const plain = await PlainPartner.connect();
    await plain.send('PUT', '/apiHub/security/v1/companies/b6001/companyOnboardingStatuses', {
      companyId: COMPANY,
      onboardingStatus: 'Approved',
    });
    await plain.send('PUT', `${PATH}/assessmentPackages/37`, PACKAGE);
    return new OrderedPartner(plain);
  }

  /** A new order, of which nothing was reported. */
  async order(): Promise<string> {
    const placed = await control(this.plain.sandbox, 'POST', 'orders', { companyId: COMPANY, packageId: '37' });
    return placed.body.orderId;
  }

  update(orderId: string, body: unknown, companyId = COMPANY): Promise<Seen> {
    return this.plain.send('PATCH', `${companyId}/assessmentOrders/${orderId}`, body);
  }

  /** Expects that an update is taken, and returns the order after it. */
  async taken(orderId: string, body: unknown) {
    const answer = await this.update(orderId, body);
    expect([answer.status, answer.text]).toEqual([204, '']);
    return this.read(orderId);
  }

  /** Expects that an update is refused and nothing of it kept, and returns the fields that the refusal names. */
  async refused(orderId: string, body: unknown): Promise<(string | null)[]> {
    const before = await this.results(orderId);
    const answer = await this.update(orderId, body);
    expect(answer.status, answer.text).toBe(400);
    expect(await this.results(orderId)).toEqual(before);
    return fieldsOf(answer);
  }

  /** The order as the platform's users see it. */
  async read(orderId: string) {
    return (await control(this.plain.sandbox, 'GET', `orders/${orderId}`)).body;
  }

  /** Assessment A as the platform's users see it. */
  async assessmentA(orderId: string) {
    return (await this.read(orderId)).assessments[0];
  }

  /** Everything but the updates that came, of which the refused ones are written down as well. */
  private async results(orderId: string) {
    const { updates: _, ...results } = await this.read(orderId);
    return results;
  }
}
