import { SHORT_CALLBACK_TIMEOUT_SECONDS } from '@assessment-kit/rules';
import { CALLBACK } from '../../rules/valid-call.ts';
import { isRefused, isTaken, ON_ORDER, recognised, update, WRONG } from '../parts.ts';
import type { ProbeText, Seen } from '../probe.ts';
import { receiveOrder } from '../receive-order.ts';

const url = (length: number) => `https://partner.example/${'x'.repeat(length - 24)}`;

/** Disagreements about the callback, its registration and its time limit. */
export const CALLBACK_DISCREPANCIES: readonly ProbeText[] = [
  {
    id: 'discrepancy.url-limits',
    by: {
      ...ON_ORDER,
      needs: ['write', 'callback', 'order'],
      requests: [
        {
          operation: 'upsertCallback',
          call: { body: { ...CALLBACK, callbackDetails: { successCallbackUrl: url(256) } } },
        },
        update({ overallReports: [{ name: 'R', url: url(250) }] }),
        update({ overallReports: [{ name: 'R', url: url(251) }] }),
      ],
      read: ([callback, within, beyond]) =>
        callback && within && beyond && isTaken(callback) && isTaken(within) && isRefused(beyond)
          ? { reading: 'as-stated' }
          : { reading: 'one-limit' },
    },
  },
  {
    id: 'discrepancy.callback-scope',
    by: {
      needs: ['write', 'callback'],
      requests: [
        {
          operation: 'upsertCallback',
          call: ({ companyId }) => ({
            target: `/apiHub/performanceManagement/v1/companies/${companyId}/assessmentOrders/callback`,
            body: CALLBACK,
          }),
        },
      ],
      read: ([answer]) => ({ reading: answer && isTaken(answer) ? 'company' : 'partner' }),
    },
  },
  {
    id: 'discrepancy.upsert-answer',
    by: {
      needs: ['write', 'callback'],
      requests: [
        { operation: 'deleteCallback' },
        { operation: 'upsertCallback', call: { body: CALLBACK } },
        { operation: 'upsertCallback', call: { body: CALLBACK } },
      ],
      read: ([, first, second]) => {
        const statuses = [first?.answer.status, second?.answer.status].join(' ');
        const readings: Record<string, string> = { '201 204': '201-then-204', '204 204': '204', '200 200': '200' };
        const reading = readings[statuses];
        return { reading: reading ?? `${statuses.replace(' ', ', then ')}` };
      },
    },
  },
  {
    id: 'discrepancy.callback-time-limit',
    by: {
      needs: ['write', 'callback', 'sandbox'],
      requests: [],
      read: (_answers, world) =>
        receiveOrder(world, async ({ answer, orderId }): Promise<Seen> => {
          await world.control?.advance(SHORT_CALLBACK_TIMEOUT_SECONDS + 1);
          answer();
          for (;;) {
            const order = await world.control?.order(orderId);
            const outcome = order?.deliveries.find(({ callback }) => callback === 'order')?.outcome;
            if (outcome) return { reading: outcome === 'accepted' ? '20-seconds' : '5-seconds' };
          }
        }),
    },
  },
  {
    id: 'discrepancy.order-level-name',
    by: {
      needs: ['write', 'callback'],
      requests: ['orderLevel', 'assessmentOrderLevel'].map(
        (name) => ({ operation: 'upsertCallback', call: { body: { ...CALLBACK, [name]: WRONG } } }) as const,
      ),
      read: recognised('orderLevel', 'assessmentOrderLevel'),
    },
  },
  {
    id: 'discrepancy.api-key-required',
    by: {
      needs: ['write', 'callback'],
      requests: [{ operation: 'upsertCallback', call: { body: { ...CALLBACK, apiKey: undefined } } }],
      read: ([answer]) => ({ reading: answer && isTaken(answer) ? 'optional' : 'required' }),
    },
  },
];
