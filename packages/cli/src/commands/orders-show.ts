import { findOrder } from '../orders/find-order.ts';
import { clean } from '../output/output.ts';
import { table } from '../output/table.ts';
import { defineCommand } from '../program/command.ts';
import { id } from '../program/readers.ts';

/** Shows one order, with everything that the platform says about it. */
export const ordersShow = defineCommand({
  name: 'orders show',
  summary: 'shows one order with everything that the platform says about it, people included',
  args: { orderId: { summary: 'the id of the order', read: id } },
  examples: [
    { does: 'show it', run: 'orders show 0b6f3f0e-6a35-4c0d-9d3e-2f1f4f6f2a10' },
    { does: 'the same for programs', run: 'orders show 0b6f3f0e-6a35-4c0d-9d3e-2f1f4f6f2a10 --json' },
  ],
  async run({ orderId }, { client, output, signal }) {
    const order = await findOrder(await client(), orderId, signal);
    output.result(order, table(rowsOf(order)));
  },
});

/** Every field in a line of its own, named by its path. */
function rowsOf(value: unknown, path = ''): string[][] {
  if (typeof value !== 'object' || value === null) return [[clean(path), clean(String(value ?? '–'))]];
  return Object.entries(value).flatMap(([name, inner]) => {
    const step = Array.isArray(value) ? `[${name}]` : path === '' ? name : `.${name}`;
    return rowsOf(inner, path + step);
  });
}
