import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to the server on which nothing may pass, though connections stay open. */
export interface Wire {
  readonly url: string;
  /** What is sent from now on is lost. */
  silence(): void;
  /** What is sent from now on waits for `restore`. */
  hold(): void;
  /** Everything passes again, first what was held. */
  restore(): void;
  /** Breaks all connections. */
  cut(): void;
  close(): Promise<void>;
}

/** @param target URL of a PostgreSQL server. */
export async function createWire(target: string): Promise<Wire> {
  const { hostname, port } = new URL(target);
  const sockets: Socket[] = [];
  let state: 'open' | 'silent' | 'holding' = 'open';
  let held: (() => void)[] = [];
  const wire = createServer((near) => {
    const far = connect(Number(port || 5432), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => {
        if (state === 'open') to.write(bytes);
        else if (state === 'holding') held.push(() => to.write(bytes));
      });
      from.on('close', () => to.destroy());
      from.on('error', () => {});
      sockets.push(from);
    }
  }).listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const address = wire.address();
  const url = new URL(target);
  url.host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const cut = () => {
    for (const socket of sockets.splice(0)) socket.destroy();
  };
  return {
    url: url.href,
    silence() {
      state = 'silent';
    },
    hold() {
      state = 'holding';
    },
    restore() {
      state = 'open';
      for (const send of held) send();
      held = [];
    },
    cut,
    async close() {
      cut();
      wire.close();
      await once(wire, 'close');
    },
  };
}
