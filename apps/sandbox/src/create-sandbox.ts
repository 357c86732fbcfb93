import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestBody, Schema } from '@assessment-kit/contract/sandbox';
import { CALLBACK_TIMEOUT_SECONDS } from '@assessment-kit/rules';
import { type Clock, systemClock } from './clock.ts';
import type { SandboxContext } from './context.ts';
import { placeOrder } from './control/place-order.ts';
import { sandboxOrder } from './control/sandbox-order.ts';
import { Deliveries } from './delivery/deliver.ts';
import { createApp } from './http/app.ts';
import { PlatformState } from './state/platform-state.ts';
import { seededRandom } from './test-mode/random.ts';

export interface SandboxOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Default `127.0.0.1`. */
  host?: string;
  /** Default `sandbox-client`. */
  clientId?: string;
  /** Default `sandbox-secret`. */
  clientSecret?: string;
  /** How long a callback may take, in ms. Default 20,000, as at the platform (`CB-old`). */
  callbackTimeoutMs?: number;
  /** Makes the random answers of test mode repeatable. */
  seed?: number;
  /** What the sandbox takes for the time. Default: this machine's clock. */
  clock?: Clock;
}

/** A running sandbox. */
export interface Sandbox {
  /** Where it listens, for example `http://127.0.0.1:4010`. */
  readonly url: string;
  /**
   * Orders a package as an HR user does and sends it to the partner in the background.
   *
   * @throws {OrderRefusedError} with the problems, when an HR user could not place this order.
   */
  placeOrder(order: RequestBody<'placeOrder'>): Schema<'SandboxOrder'>;
  /** An order as the platform's users see it, or `null`. */
  order(orderId: string): Schema<'SandboxOrder'> | null;
  /** Every callback sent so far, newest first. */
  deliveries(): Schema<'DeliveryRecord'>[];
  /**
   * Looks at an order again and again until `wanted` is true of it.
   *
   * @param timeoutMs How long to look, in ms. Default 10,000.
   * @throws {Error} that says how the order stands, when the time is over.
   */
  waitFor(
    orderId: string,
    wanted: (order: Schema<'SandboxOrder'>) => boolean,
    timeoutMs?: number,
  ): Promise<Schema<'SandboxOrder'>>;
  /** Forgets everything. */
  reset(): void;
  /** Ends callbacks under way and stops listening. */
  close(): Promise<void>;
}

/** Why an HR user could not place an order. */
export class OrderRefusedError extends Error {
  readonly status: number;
  readonly problems: readonly { field: string | null; message: string }[];

  constructor(status: number, problems: readonly { field: string | null; message: string }[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.name = 'OrderRefusedError';
    this.status = status;
    this.problems = problems;
  }
}

const LOOK_AGAIN_MS = 10;

/**
 * Starts a sandbox of its own: nothing is shared with another one, and nothing outlives it.
 *
 * @throws {Error} when the port is taken.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1', clock = systemClock } = options;
  const { clientId = 'sandbox-client', clientSecret = 'sandbox-secret' } = options;
  const state = new PlatformState();
  const deliveries = new Deliveries(state, clock, options.callbackTimeoutMs ?? CALLBACK_TIMEOUT_SECONDS * 1000);
  const random = options.seed === undefined ? Math.random : seededRandom(options.seed);
  const context: SandboxContext = { state, settings: { clientId, clientSecret }, clock, deliveries, random };

  const server = createServer(createApp(context));
  server.listen(port, host);
  await once(server, 'listening');
  const { port: actualPort } = server.address() as AddressInfo;

  const order = (orderId: string) => {
    const stored = state.orders.get(orderId);
    return stored ? sandboxOrder(state, stored) : null;
  };

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    placeOrder(body) {
      const placed = placeOrder(context, body);
      if (placed.status === 201) return sandboxOrder(state, placed.order);
      const problems = placed.body.Values.map(({ Fields, Message }) => ({ field: Fields ?? null, message: Message }));
      throw new OrderRefusedError(placed.status, problems);
    },
    order,
    deliveries: () => [...state.deliveries].reverse(),
    async waitFor(orderId, wanted, timeoutMs = 10_000) {
      const until = performance.now() + timeoutMs;
      for (;;) {
        const current = order(orderId);
        if (current && wanted(current)) return current;
        if (performance.now() > until) {
          throw new Error(`Waited ${timeoutMs} ms in vain; the order is: ${JSON.stringify(current)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      }
    },
    reset: () => state.clear(),
    async close() {
      await deliveries.close();
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}
