import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** A PostgreSQL server of its own; it ends with the process that started it, even by kill -9. */
export interface PostgresServer {
  /** An administrator's URL of the database `postgres`. */
  url: string;
  /** The process that watches over the server. */
  supervisor: number;
  /** Ends all connections and the server. */
  stop(): Promise<void>;
  /** Ends the server as a power cut would: nothing is written any more. */
  kill(): Promise<void>;
  /** Starts it again after `stop` or `kill`, at the same URL. */
  start(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

export async function startPostgres(): Promise<PostgresServer> {
  const file = fileURLToPath(new URL('./postgres-supervisor.ts', import.meta.url));
  // A group of its own: Ctrl-C must not end it before it has tidied up.
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<{ url?: string }> => {
    const { value, done } = await answers.next();
    const message: { url?: string; error?: string } = done ? { error: 'It ended.' } : JSON.parse(value);
    if (message.error) throw new Error(`The PostgreSQL server for tests: ${message.error}`);
    return message;
  };
  const tell = async (command: string): Promise<void> => {
    child.stdin.write(`${command}\n`);
    await answer();
  };
  const { url = '' } = await answer();
  return {
    url,
    supervisor: child.pid ?? 0,
    stop: () => tell('stop'),
    kill: () => tell('kill'),
    start: () => tell('start'),
    remove: () => remove(child),
  };
}

async function remove(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
}

/** A fresh database on a server, for one test file. */
export async function createDatabase(serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await query(serverUrl, `create database ${name} encoding 'UTF8' template template0`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: async () => void (await query(serverUrl, `drop database ${name} with (force)`)) };
}

/** One statement on a connection of its own. */
export async function query<Row>(url: string, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows as Row[];
  } finally {
    await client.end();
  }
}
