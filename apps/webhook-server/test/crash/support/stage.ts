import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { orderCallback } from '../../support/running-server.ts';
import { until } from './canonical.ts';
import { brokenPromises, look, reportsNotShown, type Seen, sendWhatIsMissing } from './invariants.ts';
import { Ledger, type OrderCallback } from './ledger.ts';
import { Lives } from './lives.ts';
import { PartnerSystem } from './partner-system.ts';
import { ordersOf, placeAndCatch } from './platform-side.ts';
import { Seeded } from './seeded.ts';
import { WebhookApi } from './webhook-api.ts';

/** Everyone around a webhook server: the platform, the partner's system that reports results, and who looks at it. */
export class Stage {
  readonly sandbox: Sandbox;
  readonly partner: PartnerSystem;
  readonly api: WebhookApi;
  readonly ledger: Ledger;
  readonly lives: Lives;
  /** Orders that the platform knows; results are reported for them. */
  readonly orders: readonly OrderCallback[];

  private constructor(sandbox: Sandbox, partner: PartnerSystem, orders: readonly OrderCallback[], api: WebhookApi) {
    this.sandbox = sandbox;
    this.partner = partner;
    this.orders = orders;
    this.api = api;
    this.ledger = new Ledger(api);
    this.lives = new Lives(this.ledger, new Seeded(1));
    const known = new Set(orders.map(({ assessmentOrder }) => assessmentOrder.orderId));
    partner.onTaken = (handover) => void (known.has(handover.orderId ?? '') && this.lives.begin(handover));
  }

  /** @param url Where the webhook server is; asked for every call. */
  static async set(orders: number, url: () => string | Promise<string>): Promise<Stage> {
    const sandbox = await createSandbox();
    const caught = orders > 0 ? await placeAndCatch(sandbox, orders) : [];
    return new Stage(sandbox, await PartnerSystem.start(), caught, new WebhookApi(url));
  }

  /** Delivers an order until it is acknowledged, as someone would who does not give up. */
  async deliver(callback: OrderCallback): Promise<void> {
    await until('an order is acknowledged', () => this.ledger.deliver(callback));
  }

  /** Waits until nothing goes on any more, and looks. */
  async look(): Promise<Seen> {
    await until(
      'nothing is under way',
      async () => this.lives.areOver && (await this.#isQuiet()) && this.lives.areOver,
    );
    const platformOrders = () =>
      ordersOf(
        this.sandbox,
        this.orders.map(({ assessmentOrder }) => assessmentOrder.orderId),
      );
    return look(this.api, { ledger: this.ledger, partner: this.partner, platformOrders });
  }

  /** What was seen that must never happen, before and after an operator has looked at reports in doubt. */
  async brokenPromises(): Promise<string[]> {
    const seen = await this.look();
    await sendWhatIsMissing(this.api, seen);
    const last = await this.look();
    return [...this.lives.problems, ...brokenPromises(seen), ...brokenPromises(last), ...reportsNotShown(last)];
  }

  async close(): Promise<void> {
    await this.partner.close();
    await this.sandbox.close();
  }

  /** One that is being started again is not quiet. */
  #isQuiet(): Promise<boolean> {
    return this.api.isQuiet().catch(() => false);
  }
}

/** Orders that only the webhook server knows: for load. */
export function madeUpOrders(count: number, prefix: string): OrderCallback[] {
  return Array.from({ length: count }, (_, index) => orderCallback(`${prefix}-${index}`));
}
