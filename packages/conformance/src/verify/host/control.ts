import type { Schema } from '@assessment-kit/contract/sandbox';
import type { OrderState } from '@assessment-kit/rules';
import type { Host } from './host.ts';

/** Which fields of an order are looked at. */
const SHOWN = [
  'partnerTrackingId',
  'overallScore',
  'overallScoreDescription',
  'overallReports',
  'assessments',
  'packageStatus',
  'deliveries',
] as const satisfies readonly (keyof Schema<'SandboxOrder'>)[];

type ShownOrder = Pick<Schema<'SandboxOrder'>, (typeof SHOWN)[number]> & OrderState;

/** The control plane of the kit's sandbox: what an HR user does, and what nobody but the platform sees. */
export class Control {
  readonly #host: Host;

  private constructor(host: Host) {
    this.#host = host;
  }

  /** The control plane of a host; `null` when it is no sandbox of the kit. */
  static async of(host: Host): Promise<Control | null> {
    const control = new Control(host);
    const { answer, body } = await control.#send('GET', 'readings');
    return answer.status === 200 && Array.isArray(body?.items) ? control : null;
  }

  #send(method: string, path: string, body?: unknown) {
    return this.#host.send({
      operationId: null,
      method,
      target: `/_sandbox/${path}`,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  }

  /** @throws {Error} when an HR user could not place it. */
  async placeOrder(order: object): Promise<string> {
    const placed = await this.tryOrder(order);
    if (placed.orderId === null) throw new Error(`The sandbox places no order: ${placed.message}`);
    return placed.orderId;
  }

  /** Places an order, or says why an HR user cannot. */
  async tryOrder(order: object): Promise<{ orderId: string | null; status: number; message: string }> {
    const { answer, body } = await this.#send('POST', 'orders', order);
    const orderId = answer.status === 201 ? (body.orderId as string) : null;
    return { orderId, status: answer.status, message: answer.text.slice(0, 300) };
  }

  /** What was reported about an order so far. */
  async order(orderId: string): Promise<ShownOrder> {
    const { body } = await this.#send('GET', `orders/${orderId}`);
    return Object.fromEntries(SHOWN.map((field) => [field, body[field]])) as unknown as ShownOrder;
  }

  /** A company's onboarding status and subscription. */
  async company(companyId: string): Promise<unknown> {
    const { body } = await this.#send('GET', 'companies');
    const found = (body.items as { companyId: string }[]).find(
      (each) => each.companyId.toLowerCase() === companyId.toLowerCase(),
    );
    return found ?? null;
  }

  async snapshot(): Promise<unknown> {
    return (await this.#send('GET', 'state')).body;
  }

  async restore(snapshot: unknown): Promise<void> {
    await this.#send('PUT', 'state', snapshot);
    this.#host.forgetToken();
  }

  async switches(switches: object): Promise<void> {
    await this.#send('PUT', 'switches', switches);
  }

  async currentFaults(): Promise<object> {
    return (await this.#send('GET', 'faults')).body as object;
  }

  async faults(faults: object): Promise<void> {
    await this.#send('PUT', 'faults', faults);
  }

  async advance(seconds: number): Promise<void> {
    await this.#send('POST', 'clock', { advanceSeconds: seconds });
  }
}
