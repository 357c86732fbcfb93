import { type Client, filter } from '@assessment-kit/client';
import type { Schema } from '@assessment-kit/contract';
import { CommandError } from '../failures/command-error.ts';

/**
 * One order by its id. The platform has no operation for it, so it is looked for with a filter.
 *
 * @throws {CommandError} when the platform shows none.
 */
export async function findOrder(client: Client, orderId: string, signal: AbortSignal): Promise<Schema<'PartnerOrder'>> {
  const query = { filter: filter.eq('assessmentorderid', orderId), pageSize: 2 };
  for await (const order of client.iterateOrders(query, { signal })) return order;
  const advice = 'The platform shows orders of companies that are onboarded to these credentials only.';
  throw new CommandError('missing', 'order_missing', 'The platform shows no such order.', advice);
}
