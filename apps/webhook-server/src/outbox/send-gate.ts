import type { Store } from '../store/store.ts';
import type { Gate } from '../worker/lane-worker.ts';
import type { Hold, SendLimits } from './pace.ts';

/** How long a closed gate is not asked again, in ms at most: another process may have opened it. */
const MAX_CLOSED_MS = 1_000;

/** What a slow-down or a refusal of the client says. */
export interface HoldBack {
  reason: Hold['reason'];
  message: string;
  askedMs: number | null;
}

/** Lets updates leave as fast as the platform allows, together with all other processes on the same database. */
export class SendGate implements Gate {
  readonly #store: Store;
  readonly #limits: SendLimits;
  readonly #backoff: { firstMs: number; maxMs: number };
  #closedUntil = 0;
  #held = false;
  #started = false;

  constructor(store: Store, limits: SendLimits, backoff: { firstMs: number; maxMs: number }) {
    this.#store = store;
    this.#limits = limits;
    this.#backoff = backoff;
  }

  async admit(want: number): Promise<{ granted: number; waitMs: number }> {
    const closedMs = this.#closedUntil - performance.now();
    if (closedMs > 0) return { granted: 0, waitMs: closedMs };
    if (!this.#started) {
      // Somebody may have corrected what the platform refused the client for.
      await this.#store.changePace({ kind: 'resume', only: 'client_refused' });
      this.#started = true;
    }
    const answer = await this.#store.changePace({ kind: 'admit', want, limits: this.#limits });
    const waitMs = Math.min(answer.waitMs, MAX_CLOSED_MS);
    this.#held = answer.hold !== null;
    if (answer.granted < want) this.#closedUntil = performance.now() + waitMs;
    return { granted: answer.granted, waitMs };
  }

  async giveBack(count: number): Promise<void> {
    this.#closedUntil = 0;
    await this.#store.changePace({ kind: 'give_back', count });
  }

  async hold(hold: HoldBack): Promise<void> {
    this.#held = true;
    // How long it is closed now, the store says.
    this.#closedUntil = 0;
    await this.#store.changePace({ kind: 'hold', ...hold, ...this.#backoff });
  }

  /** An update got no answer that tells whether the platform listens; if it tried for all, another one may try now. */
  async unanswered(): Promise<void> {
    if (this.#held) await this.giveBack(0);
  }

  /** The platform answered an update. */
  async answered(): Promise<void> {
    if (!this.#held) return;
    this.#held = false;
    this.#closedUntil = 0;
    await this.#store.changePace({ kind: 'resume' });
  }
}
