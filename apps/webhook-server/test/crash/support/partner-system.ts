import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { canonical } from './canonical.ts';

export const FORWARD_SECRET = `whsec_${Buffer.from('a key of the tests: 32 bytes long').toString('base64')}`;

/** One try to hand an event over, as the partner's system saw it. */
export interface Handover {
  eventId: string;
  type: string;
  revision: number;
  /** The order's id, or `null`. */
  orderId: string | null;
  /** The payload as canonical JSON. */
  payload: string;
  /** Answered with 2xx. */
  taken: boolean;
}

/** What the partner's system does with a hand-over: takes it, answers a status, or breaks the connection. */
export type Reaction = 'take' | 'take, then break the connection' | 'break the connection' | number;

/** The partner's system: takes signed POSTs, and remembers every one in the sequence in which they came. */
export class PartnerSystem {
  readonly handovers: Handover[] = [];
  /** Requests that Standard Webhooks does not accept. */
  readonly forged: string[] = [];
  /** Asked for each hand-over; default: takes everything. */
  react: (handover: Handover) => Reaction | Promise<Reaction> = () => 'take';
  /** Called once the answer to one that was taken has left. */
  onTaken: (handover: Handover) => void = () => {};
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request, response) => void this.#receive(request, response));
  }

  static async start(): Promise<PartnerSystem> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new PartnerSystem(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** What was taken, each event once, in the sequence in which it was taken first. */
  get taken(): Handover[] {
    const first = new Map<string, Handover>();
    for (const handover of this.handovers) {
      if (handover.taken && !first.has(handover.eventId)) first.set(handover.eventId, handover);
    }
    return [...first.values()];
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request);
    // The sender was killed in the middle of it.
    if (text === null) return;
    const handover = this.#read(request, text);
    if (!handover) return void response.writeHead(400).end();
    this.handovers.push(handover);
    const reaction = await this.react(handover);
    if (reaction === 'break the connection') return void response.destroy();
    if (typeof reaction === 'number') return void response.writeHead(reaction).end();
    handover.taken = true;
    this.onTaken(handover);
    if (reaction === 'take') response.writeHead(204).end();
    else response.destroy();
  }

  #read(request: IncomingMessage, text: string): Handover | null {
    try {
      new Webhook(FORWARD_SECRET).verify(text, request.headers as Record<string, string>);
    } catch (error) {
      this.forged.push(String(error));
      return null;
    }
    const { type, revision, data } = JSON.parse(text);
    const eventId = String(request.headers['webhook-id']);
    return { eventId, type, revision, orderId: data.orderId ?? null, payload: canonical(data), taken: false };
  }
}

async function textOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString();
}
