import { CALLBACK_KEY_HEADER } from '@assessment-kit/rules';
import { AT_ONCE } from './limits.ts';
import type { Settings } from './options.ts';
import { Slots } from './slots.ts';
import { type Fields, type TestOrder, TestOrders } from './test-orders.ts';
import type { Exchange, SentKey } from './wire/exchange.ts';
import { type SendOptions, send } from './wire/send.ts';

/** What is different from an ordinary callback. */
export interface Sending extends Partial<Omit<SendOptions, 'signal'>> {
  method?: string;
  url?: string;
  /** `null`: none. */
  key?: SentKey | null;
  keyHeader?: string;
  /** Added to `content-type`; one set to `null` is left out. */
  headers?: Readonly<Record<string, string | null>>;
  /** Something that is not text or bytes is sent as JSON. */
  body?: unknown;
  /** The order it is about, for what happens to it later. */
  orderId?: string | null;
  /** It has to be refused. */
  bad?: boolean;
  note?: string;
  /** Does not wait for others: it loads the receiver on purpose. */
  atOnce?: boolean;
}

/** An exchange of the run, with what was meant by it. */
export interface Logged {
  exchange: Exchange;
  orderId: string | null;
  bad: boolean;
}

/** Everything a rule's check works with: sends to the receiver, and remembers what was sent. */
export class Bench {
  readonly settings: Settings;
  readonly orders: TestOrders;
  readonly log: Logged[] = [];
  readonly rightKey: SentKey;
  readonly signal: AbortSignal;
  readonly #slots = new Slots(AT_ONCE);

  constructor(settings: Settings, signal: AbortSignal) {
    this.settings = settings;
    this.signal = signal;
    this.orders = new TestOrders(settings);
    this.rightKey = { value: settings.key, shell: '$CALLBACK_API_KEY' };
  }

  /** Sends an order as the platform does, but for what `sending` changes. */
  sendOrder(order: TestOrder = this.order(), sending: Sending = {}): Promise<Exchange> {
    return this.send({ body: order, orderId: order.assessmentOrder.orderId, ...sending });
  }

  /** An ordinary order, but for `changes`. */
  order(changes: Fields & { requester?: Fields | null; assessee?: Fields | null } = {}): TestOrder {
    return this.orders.make(changes);
  }

  /** Sends something to the address for orders, or to `url`. */
  async send(sending: Sending): Promise<Exchange> {
    const { method = 'POST', url = this.settings.url, headers = {}, key = this.rightKey, note, bad = false } = sending;
    const { agent, chunked, slowMs, breakOffAfter, leave, timeoutMs = this.settings.limits.answerMs } = sending;
    const all = Object.entries({ 'content-type': 'application/json', ...headers });
    const request = {
      method,
      url,
      headers: Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null)),
      key,
      keyHeader: sending.keyHeader ?? CALLBACK_KEY_HEADER,
      body: bytesOf(sending.body),
      ...(note === undefined ? {} : { note }),
    };
    const options = given({ agent, chunked, slowMs, breakOffAfter, leave, timeoutMs, signal: this.signal });
    const sent = () => send(request, options);
    const exchange = await (sending.atOnce ? sent() : this.#slots.use(sent));
    this.record({ exchange, orderId: sending.orderId ?? null, bad });
    return exchange;
  }

  record(logged: Logged): void {
    this.log.push(logged);
  }
}

function bytesOf(body: unknown): Buffer | null {
  if (body === undefined) return null;
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Without what is undefined. */
function given(
  options: { [Name in keyof SendOptions]: SendOptions[Name] | undefined } & { timeoutMs: number },
): SendOptions {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as unknown as SendOptions;
}
