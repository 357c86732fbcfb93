import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to the server on which nothing may pass, though connections stay open. */
export interface Wire {
  readonly url: string;
  /** What is sent from now on is lost. */
  silence(): void;
  /** The same, from the next answer of the server that has this word in it; that one passes. */
  silenceAfter(word: string): void;
  /** What is sent from now on waits for `restore`. */
  hold(): void;
  /** Everything passes again, first what was held. */
  restore(): void;
  /** What is sent to the server from now on has other words in it, of the same length; without `word` no longer. */
  distort(word?: string, by?: string): void;
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
  let distorted = (bytes: Buffer) => bytes;
  let lastWord: string | null = null;
  const wire = createServer((near) => {
    const far = connect(Number(port || 5432), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk: Buffer) => {
        const bytes = from === near ? distorted(chunk) : chunk;
        if (state === 'open') to.write(bytes);
        else if (state === 'holding') held.push(() => to.write(bytes));
        if (from === far && lastWord !== null && bytes.includes(lastWord)) state = 'silent';
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
    silenceAfter(word) {
      lastWord = word;
    },
    hold() {
      state = 'holding';
    },
    restore() {
      state = 'open';
      lastWord = null;
      for (const send of held) send();
      held = [];
    },
    distort(word = '', by = '') {
      distorted = (bytes) => Buffer.from(bytes.toString('latin1').replaceAll(word, by), 'latin1');
    },
    cut,
    async close() {
      cut();
      wire.close();
      await once(wire, 'close');
    },
  };
}
