import type { Output } from '../output/output.ts';
import { table } from '../output/table.ts';
import type { ForwardTarget } from './forward-target.ts';

/** Says where everything is. */
export function introduce(
  output: Output,
  { url, target, key }: { url: string; target: ForwardTarget; key: string },
): void {
  const rows = [
    ['sandbox', `${url}, with its console there`],
    ['orders go to', target.orders],
    ...(target.errors === null ? [] : [['errors go to', target.errors]]),
    ...(target.jobs === null ? [] : [['jobs go to', target.jobs]]),
    ['x-api-key', key],
  ];
  output.event({ type: 'listening', url, ...target }, `${table(rows, { indent: 2 })}\n`);
}
