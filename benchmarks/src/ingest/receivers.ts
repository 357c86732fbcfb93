import { fileURLToPath } from 'node:url';
import { type ServerProcess, startServer, startWebhookServer } from '../server-process.ts';
import type { Databases, Engine, Location } from './databases.ts';
import { API_KEY } from './order-callback.ts';

/** Something that takes orders: one process, or several that share a database. */
export interface Receiver {
  name: string;
  processes: readonly ServerProcess[];
}

export async function bareExpress(): Promise<Receiver> {
  return { name: 'Express, stores nothing', processes: [await startServer([rival('bare-express')])] };
}

export async function insertThenAnswer(engine: Engine, databases: Databases): Promise<Receiver> {
  const process = await startServer([rival('insert-then-answer')], await databases.make(engine));
  return { name: `Express, one INSERT each, ${LABELS[engine]}`, processes: [process] };
}

export async function webhookServer(engine: Engine, databases: Databases, count = 1): Promise<Receiver> {
  const location = await databases.make(engine);
  const processes: ServerProcess[] = [];
  for (let started = 0; started < count; started += 1) processes.push(await startOn(location));
  const several = count === 1 ? '' : `, ${count} processes`;
  return { name: `webhook server, ${LABELS[engine]}${several}`, processes };
}

/** A webhook server with the settings that everyone has to give, and the log it writes by default. */
export function startOn(location: Location, more: Location = {}): Promise<ServerProcess> {
  return startWebhookServer({
    CALLBACK_API_KEYS: API_KEY,
    OPERATOR_TOKEN: 'benchmark',
    PLATFORM_URL: 'http://127.0.0.1:9',
    PLATFORM_CLIENT_ID: 'benchmark',
    PLATFORM_CLIENT_SECRET: 'benchmark',
    ...location,
    ...more,
  });
}

export async function stop({ processes }: Receiver): Promise<void> {
  await Promise.all(processes.map((process) => process.stop()));
}

export const LABELS: Readonly<Record<Engine, string>> = { sqlite: 'SQLite', postgres: 'PostgreSQL' };

function rival(name: string): string {
  return fileURLToPath(new URL(`./rivals/${name}.ts`, import.meta.url));
}
