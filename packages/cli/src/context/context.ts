import type { Client } from '@assessment-kit/client';
import { type Connection, findConnection } from '../credentials/find-connection.ts';
import type { Output } from '../output/output.ts';
import type { GlobalOptions } from '../program/global-options.ts';
import { connect } from './connect.ts';
import type { Io } from './io.ts';
import { type Progress, startProgress } from './progress.ts';
import { type Prompts, promptsOn } from './prompts.ts';

/** What every command is given. */
export interface Context {
  io: Io;
  output: Output;
  globals: GlobalOptions;
  /** Aborted when the user ends the command: hand it to everything that waits. */
  signal: AbortSignal;
  prompts: Prompts;
  /** Shows a bar on a terminal; nothing elsewhere. `total` 0: not known. */
  progress(title: string, total: number): Promise<Progress>;
  /** Host and credentials. @throws {UsageError} that says how to give them, when there are none. */
  connection(): Promise<Connection>;
  /** A client of the platform with these credentials; the same one each time. */
  client(): Promise<Client>;
}

export function createContext(io: Io, output: Output, globals: GlobalOptions): Context {
  let connection: Promise<Connection> | undefined;
  let client: Promise<Client> | undefined;
  const context: Context = {
    io,
    output,
    globals,
    signal: io.signal,
    prompts: promptsOn(io),
    // Programs read the result only.
    progress: (title, total) => startProgress(io, title, output.json ? null : total),
    connection() {
      connection ??= findConnection(io, globals);
      return connection;
    },
    client() {
      client ??= context.connection().then((found) => connect(found, output, globals));
      return client;
    },
  };
  return context;
}
