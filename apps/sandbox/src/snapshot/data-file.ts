import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SandboxContext } from '../context.ts';
import { keptSettings, restoreSettings } from './kept-settings.ts';

/** Settings are kept beside the collections, as one entry. */
const SETTINGS = 'settings';
const LOCK_TIMEOUT_MS = 500;

/**
 * Keeps a sandbox in a file, so that it goes on after a restart where it was. What was answered is in the file: it is
 * written before each answer, and a kill -9 loses nothing. (A power cut may: this is no production store.)
 */
export class DataFile {
  readonly #context: SandboxContext;
  readonly #database: DatabaseSync;
  readonly #stopListening: () => void;
  #settings = '';
  #scheduled = false;

  /**
   * Opens the file, reads what is in it into the context, and follows its changes.
   *
   * @throws {Error} in one sentence, when the file cannot be used or another sandbox uses it.
   */
  constructor(path: string, context: SandboxContext) {
    this.#context = context;
    this.#database = open(path);
    this.#load();
    this.#stopListening = context.state.onChange(() => this.#schedule());
  }

  /** Writes what has changed since the last time. */
  save(): void {
    const { collections } = this.#context.state;
    const changes = Object.entries(collections).flatMap(([name, collection]) =>
      collection.takeChanged().map((key) => [name, key, collection.get(key)] as const),
    );
    const settings = JSON.stringify(keptSettings(this.#context));
    if (changes.length === 0 && settings === this.#settings) return;

    const put = this.#database.prepare(
      `insert into entries (collection, key, value) values (?, ?, ?)
       on conflict (collection, key) do update set value = excluded.value`,
    );
    const remove = this.#database.prepare('delete from entries where collection = ? and key = ?');
    this.#database.exec('begin');
    for (const [name, key, value] of changes) {
      if (value === undefined) remove.run(name, key);
      else put.run(name, key, JSON.stringify(value));
    }
    put.run(SETTINGS, SETTINGS, settings);
    this.#database.exec('commit');
    this.#settings = settings;
  }

  close(): void {
    this.#stopListening();
    this.save();
    this.#database.close();
  }

  #load(): void {
    const rows = this.#database.prepare('select collection, key, value from entries order by place').all();
    const collections: Record<string, [string, unknown][]> = {};
    for (const row of rows) {
      const { collection, key, value } = row as { collection: string; key: string; value: string };
      const parsed: unknown = JSON.parse(value);
      if (collection === SETTINGS) restoreSettings(this.#context, parsed as ReturnType<typeof keptSettings>);
      else {
        collections[collection] ??= [];
        collections[collection].push([key, parsed]);
      }
    }
    this.#context.state.restore(collections);
    for (const collection of Object.values(this.#context.state.collections)) collection.trackChanges();
    this.#settings = JSON.stringify(keptSettings(this.#context));
  }

  /** What happens beside answers, such as deliveries, is written soon after. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#database.isOpen) this.save();
    });
  }
}

function open(path: string): DatabaseSync {
  const file = resolve(path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    const database = new DatabaseSync(file, { timeout: LOCK_TIMEOUT_MS });
    // Exclusive, because a second sandbox on the same file would overwrite what the first one answered.
    database.exec(`
      pragma locking_mode = exclusive;
      pragma journal_mode = wal;
      pragma synchronous = normal;
      begin immediate;
      create table if not exists entries (
        place integer primary key autoincrement,
        collection text not null,
        key text not null,
        value text not null,
        unique (collection, key)
      ) strict;
      commit`);
    return database;
  } catch (cause) {
    throw new Error(`The data file ${file} cannot be used: it is locked by another sandbox, or is no data file.`, {
      cause,
    });
  }
}
