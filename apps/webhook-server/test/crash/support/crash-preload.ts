/*
 * Loaded before a webhook server (`node --import`), in its main thread and in its worker threads: watches the outermost
 * primitives by which it reaches storage and network, gives each use a name that is the same in every run, and can end the
 * process by SIGKILL just before or just after one of them. The webhook server knows nothing of it.
 *
 * A step is named `<phase> <what> #<how many of the same before, plus one>`.
 *
 * - CRASH_STEPS_FILE: every step is written there, one a line.
 * - CRASH_AT: the step at which to end.
 */
import fs from 'node:fs';
import { ServerResponse } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { dirname } from 'node:path';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { isMainThread } from 'node:worker_threads';

type Phase = 'before' | 'sent' | 'after';
// biome-ignore lint/suspicious/noExplicitAny: functions of any kind are wrapped
type Anything = any;

const at = process.env['CRASH_AT'];
const file = process.env['CRASH_STEPS_FILE'];
// Opened once per thread, and for appending: lines of two threads do not mix.
const list = file === undefined ? null : fs.openSync(file, 'a');
const write = fs.writeSync;
const counted = new Map<string, number>();

function step(phase: Phase, what: string): void {
  const name = `${phase} ${what}`;
  const count = 1 + (counted.get(name) ?? 0);
  counted.set(name, count);
  const id = `${name} #${count}`;
  if (list !== null) write(list, `${id}\n`);
  if (id === at) process.kill(process.pid, 'SIGKILL');
}

function wrap(target: Anything, name: string, around: (original: Anything) => Anything): void {
  target[name] = around(target[name]);
}

/** The beginning of a statement, enough to know it by. */
function beginning(text: unknown): string {
  return String(text).trim().replaceAll(/\s+/g, ' ').slice(0, 70);
}

/** A path without what differs from run to run. */
function pathOf(url: string): string {
  const { pathname } = new URL(url, 'http://localhost');
  return pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|(evt|upd)_[\w-]+/g, '{id}');
}

watchSqlite();
watchFiles();
if (isMainThread) {
  if (process.env['DATABASE_URL']) await watchPostgres();
  watchFetch();
  watchAnswers();
}

/**
 * Inside a transaction a step ends where the next one begins, and nothing outside can come in between: `after` is a step of
 * its own only where a transaction has ended.
 */
function watchSqlite(): void {
  wrap(DatabaseSync.prototype, 'exec', (exec) => {
    return function (this: DatabaseSync, sql: string) {
      const what = `sqlite ${beginning(sql)}`;
      step('before', what);
      exec.call(this, sql);
      if (!this.isTransaction) step('after', what);
    };
  });
  for (const name of ['run', 'get', 'all', 'iterate']) {
    wrap(StatementSync.prototype, name, (run) => {
      return function (this: StatementSync, ...values: unknown[]) {
        step('before', `sqlite ${beginning(this.sourceSQL)}`);
        return run.apply(this, values);
      };
    });
  }
}

function watchFiles(): void {
  if (!process.env['DATA_DIR']) return;
  // The folder that holds it is synced, too, when it is made.
  const folder = dirname(process.env['DATA_DIR']);
  const kept = new Set<unknown>();
  const ours = (first: unknown) => kept.has(first) || String(first).startsWith(folder);
  for (const name of [
    'mkdirSync',
    'openSync',
    'fsyncSync',
    'fdatasyncSync',
    'closeSync',
    'writeFileSync',
    'renameSync',
  ]) {
    wrap(fs, name, (call) => (first: unknown, ...others: unknown[]) => {
      if (!ours(first)) return call(first, ...others);
      step('before', `file ${name}`);
      const result = call(first, ...others);
      if (name === 'openSync') kept.add(result);
      if (name === 'closeSync') kept.delete(first);
      step('after', `file ${name}`);
      return result;
    });
  }
  syncBuiltinESMExports();
}

/** As with SQLite: what is undone with its transaction need not be told from what comes next. */
async function watchPostgres(): Promise<void> {
  const { default: pg } = await import('pg');
  const inTransaction = new WeakSet<object>();
  wrap(pg.Client.prototype, 'query', (query) => {
    return function (this: Anything, ...given: Anything[]) {
      const [first] = given;
      const text = beginning(typeof first === 'string' ? first : (first.text ?? first.constructor.name));
      const what = `postgres ${text}`;
      if (/^begin/i.test(text)) inTransaction.add(this);
      if (/^(commit|rollback)/i.test(text)) inTransaction.delete(this);
      step('before', what);
      if (inTransaction.has(this)) return query.apply(this, given);
      const last = given.at(-1);
      const answered = (...results: unknown[]) => {
        step('after', what);
        return last(...results);
      };
      const isCallback = typeof last === 'function';
      const result = query.apply(this, isCallback ? [...given.slice(0, -1), answered] : given);
      step('sent', what);
      return result?.then ? result.finally(() => step('after', what)) : result;
    };
  });
  wrap(pg.Client.prototype, 'connect', (connect) => {
    return function (this: Anything, ...given: unknown[]) {
      step('before', 'postgres (connect)');
      return connect.apply(this, given);
    };
  });
}

function watchFetch(): void {
  wrap(globalThis, 'fetch', (fetch) => async (input: string | URL | Request, init?: RequestInit) => {
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
    const what = `fetch ${method} ${pathOf(input instanceof Request ? input.url : String(input))}`;
    step('before', what);
    const sent = fetch(input, init);
    step('sent', what);
    return sent.finally(() => step('after', what));
  });
}

function watchAnswers(): void {
  const named = (response: ServerResponse) => {
    return `answer ${response.statusCode} to ${response.req.method} ${pathOf(response.req.url ?? '')}`;
  };
  wrap(ServerResponse.prototype, 'end', (end) => {
    return function (this: ServerResponse, ...given: unknown[]) {
      const what = named(this);
      step('before', what);
      this.once('finish', () => step('sent', what));
      const result = end.apply(this, given);
      step('after', what);
      return result;
    };
  });
  wrap(ServerResponse.prototype, 'writeHead', (writeHead) => {
    return function (this: ServerResponse, ...given: unknown[]) {
      step('before', `head ${given[0]} of ${this.req.method} ${pathOf(this.req.url ?? '')}`);
      return writeHead.apply(this, given);
    };
  });
}
