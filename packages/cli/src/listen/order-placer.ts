import type { Sandbox } from '@assessment-kit/sandbox';
import { CommandError } from '../failures/command-error.ts';

/** A function that orders a package as an HR user does. @throws {CommandError} in it, when the order is refused. */
export function orderPlacer(sandbox: Sandbox, order: { companyId: string; packageId: string }): () => void {
  return () => {
    try {
      sandbox.placeOrder(order);
    } catch (error) {
      // By name, so that this module does not load the sandbox.
      if (!(error instanceof Error) || error.name !== 'OrderRefusedError') throw error;
      throw new CommandError('refused', 'order_refused', `The order cannot be placed: ${error.message}`);
    }
  };
}
