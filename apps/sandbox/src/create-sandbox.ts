import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestBody, Schema } from '@assessment-kit/contract/sandbox';
import { answerClientErrors } from '@assessment-kit/http';
import { type Clock, MovableClock, systemClock } from './clock.ts';
import { LiveUpdates } from './console/live-updates.ts';
import type { SandboxContext } from './context.ts';
import { placeOrder } from './control/place-order.ts';
import { sandboxOrder } from './control/sandbox-order.ts';
import { Deliveries } from './delivery/deliver.ts';
import type { FaultProfile } from './faults/fault-kinds.ts';
import { checkedFaults } from './faults/fault-problems.ts';
import { Faults } from './faults/faults.ts';
import { createApp } from './http/app.ts';
import { guardBrowsers } from './http/browser-access.ts';
import { RateLimiter } from './limits/rate-limiter.ts';
import { ALL_OFF } from './limits/switches.ts';
import { idMaker } from './new-id.ts';
import { callbackTimeLimitSeconds } from './readings/limits.ts';
import { type ReadingChanges, Readings } from './readings/readings.ts';
import { reset } from './reset.ts';
import { DataFile } from './snapshot/data-file.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot/snapshot.ts';
import { PlatformState } from './state/platform-state.ts';
import { seededRandom } from './test-mode/random.ts';

/** How a sandbox is started; everything has a default. */
export interface SandboxOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Default `127.0.0.1`. */
  host?: string;
  /** Default `sandbox-client`. */
  clientId?: string;
  /** Default `sandbox-secret`. */
  clientSecret?: string;
  /** How long a callback may take, in ms. Default: as the readings say, 20,000 (`CB-old`) or 5,000 (`CL-2025-06-10`). */
  callbackTimeoutMs?: number;
  /**
   * Makes repeatable what is random: answers of test mode, faults, and ids of orders, persons, jobs and deliveries. A
   * partner that remembers an earlier run with the same seed sees the same order ids again.
   */
  seed?: number;
  /** What goes wrong from the start, and again after a reset. Default: nothing. */
  faults?: FaultProfile;
  /** How long an answer with the fault `slow` takes, in ms of the sandbox's clock. Default 5,000. */
  slowAnswerMs?: number;
  /** What the sandbox takes for the time, until it is moved. Default: this machine's clock. */
  clock?: Clock;
  /** Path of a file in which the state is kept; made when it is not there. Default: nothing outlives the sandbox. */
  data?: string;
  /** Readings by id of the discrepancy, where the platform's pages disagree. Default: those that the contract follows. */
  readings?: ReadingChanges;
  /** Behaviour that is off by default. */
  switches?: Schema<'Switches'>;
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
  /** Moves the clock forward, in ms. Everything that waits or expires goes by it. */
  advance(ms: number): void;
  /** Everything that the sandbox knows; plain JSON. */
  snapshot(): Schema<'Snapshot'>;
  /** Puts a snapshot back. @throws {Error} when it is no snapshot of this version, or was changed. */
  restore(snapshot: Schema<'Snapshot'>): void;
  /** Says what goes wrong from now on; `{}` ends all faults. @throws {Error} when something is wrong with the profile. */
  setFaults(profile: FaultProfile): void;
  /**
   * Waits until no callback is under way. One that waits for the next callback to overtake it (`reorder`) is not: it waits
   * for as long as no other one is sent.
   */
  settled(): Promise<void>;
  /** Forgets everything and ends callbacks under way. Faults are those of the start again. */
  reset(): void;
  /** Ends callbacks under way and stops listening. */
  close(): Promise<void>;
}

/**
 * Why an HR user could not place an order.
 *
 * ```ts
 * try {
 *   sandbox.placeOrder({ companyId: '5Y021', packageId: 'gone' });
 * } catch (error) {
 *   if (error instanceof OrderRefusedError) console.error(error.message);
 * }
 * ```
 */
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
 * ```ts
 * const sandbox = await createSandbox({ seed: 7 });
 * console.log(sandbox.url);
 * await sandbox.close();
 * ```
 *
 * @param options See `SandboxOptions`.
 * @throws {Error} when the port is taken, a reading or fault does not exist, or the data file cannot be used.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1' } = options;
  const clock = new MovableClock(options.clock ?? systemClock);
  const { clientId = 'sandbox-client', clientSecret = 'sandbox-secret' } = options;
  const state = new PlatformState();
  const readings = new Readings(options.readings);
  const timeoutMs = () => options.callbackTimeoutMs ?? callbackTimeLimitSeconds(readings) * 1000;
  const faults = new Faults(options.faults && checkedFaults(options.faults), options.seed);
  const isTaken = (id: string) => state.orders.has(id) || state.collections.deliveries.has(id);
  const newId = idMaker(options.seed, isTaken);
  const deliveries = new Deliveries({ state, clock, timeoutMs, readings, faults, newId });
  const random = options.seed === undefined ? Math.random : seededRandom(options.seed);
  const context: SandboxContext = {
    state,
    settings: { clientId, clientSecret },
    clock,
    deliveries,
    faults,
    newId,
    random,
    limiter: new RateLimiter(clock),
    readings,
    switches: { ...ALL_OFF, ...options.switches },
    runs: new Map(),
  };

  const data = options.data === undefined ? null : new DataFile(options.data, context);
  const live = new LiveUpdates(state);
  const app = createApp(context, () => data?.save(), live, options.slowAnswerMs);
  const server = createServer(guardBrowsers(app, host));
  answerClientErrors(server);
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    data?.close();
    throw error;
  }
  const { port: actualPort } = server.address() as AddressInfo;

  const order = (orderId: string) => {
    const stored = state.orders.get(orderId);
    return stored ? sandboxOrder(state, stored) : null;
  };

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    placeOrder(body) {
      const placed = placeOrder(context, body);
      if (placed.status === 201) {
        deliveries.order(placed.order);
        return sandboxOrder(state, placed.order);
      }
      const problems = placed.body.Values.map(({ Fields, Message }) => ({ field: Fields ?? null, message: Message }));
      throw new OrderRefusedError(placed.status, problems);
    },
    order,
    deliveries: () => state.deliveries.reverse(),
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
    advance: (ms) => clock.goAhead(clock.aheadMs + ms),
    snapshot: () => takeSnapshot(context),
    restore(snapshot) {
      if (!restoreSnapshot(context, snapshot))
        throw new Error('This is no snapshot of this version, or it was changed.');
    },
    setFaults: (profile) => faults.set(checkedFaults(profile)),
    settled: () => deliveries.settled(),
    reset: () => reset(context),
    async close() {
      await deliveries.close();
      await live.close();
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
      data?.close();
    },
  };
}
