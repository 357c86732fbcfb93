import type { WebhookPayload } from '@assessment-kit/contract';

type OrderCallback = WebhookPayload<'order'>;

/**
 * The payload of an order callback with a new order id and made-up persons.
 *
 * ```ts
 * const order = createTestOrder({ companyId: '5Y021', packageId: 'business-analyst' });
 * ```
 *
 * @param changes Fields of the order to set; what they name is replaced as a whole.
 */
export function createTestOrder(changes: Partial<OrderCallback['assessmentOrder']> = {}): OrderCallback {
  return {
    assessmentOrder: {
      orderId: crypto.randomUUID(),
      packageId: 'business-analyst',
      tests: [],
      jobId: '48151',
      companyId: 'ACME01',
      billingCode: 'engineering',
      location: 'Chicago',
      requester: {
        firstName: 'Robin',
        lastName: 'Recruiter',
        email: 'robin.recruiter@acme.example',
        certificationDateTime: '2026-01-13T09:12:00.0000000Z',
      },
      assessee: {
        title: null,
        firstName: 'Casey',
        middleName: null,
        lastName: 'Candidate',
        email: 'casey.candidate@mail.example',
        mobile: null,
        location: 'Chicago',
      },
      ...changes,
    },
  };
}
