import { DataKeyError, openKeyRing } from '../encryption/open-key-ring.ts';
import { reencrypt as run } from '../encryption/reencrypt.ts';
import { readValues } from '../settings/read-values.ts';
import { SETTINGS } from '../settings/table.ts';
import { openEngine } from '../store/open-store.ts';
import { type Command, CommandFailedError, UsageError } from './command.ts';
import { existingSqliteFile, readLocation } from './location.ts';

const help = `reencrypt

Encrypts everything in the store with the first key of DATA_KEY: what is encrypted with another key, and what is from before
there were keys. Afterwards the other keys can be dropped. It may be stopped and started again.

To change the key: 1. add the new one behind the old one and restart every process; 2. put it in front and restart them again;
3. run reencrypt; 4. drop the old one and restart. With PostgreSQL the server runs on meanwhile; with SQLite it has to be
stopped for step 3, and the file is rewritten so that nothing readable stays in it. In PostgreSQL old versions of rows stay
until it has vacuumed, and backups are as they were.`;

const PROGRESS = 10_000;

export const reencrypt: Command = {
  summary: 'encrypts everything with the newest key',
  help,
  async run(args, environment, print) {
    if (args.length > 0) throw new UsageError('reencrypt takes no arguments.');
    const location = readLocation(environment);
    const { values, problems } = readValues({ DATA_KEY: { ...SETTINGS.DATA_KEY, required: true } }, environment);
    if (problems.length > 0) throw new CommandFailedError(problems.join('\n'));
    if (location.databaseUrl === null) existingSqliteFile(location.dataDir);

    const store = await openEngine(location);
    const { contents } = store;
    try {
      const opened = await openKeyRing(contents, values.DATA_KEY);
      if (!opened) throw new CommandFailedError('DATA_KEY is missing.');
      let told = 0;
      const done = await run(contents, opened.ring, (messages) => {
        if (messages < told + PROGRESS) return;
        told = messages;
        print(`${messages} messages …`);
      });
      if (done.unreadableCount > 0) {
        const count = `${done.unreadableCount} of ${done.messages} messages cannot be read and were left as they are:`;
        throw new CommandFailedError([count, ...done.unreadable].join('\n'));
      }
      const { id } = opened.ring.newest;
      const others = (await contents.dataKeys()).map((key) => key.id).filter((each) => each !== id);
      await contents.forgetDataKeys(others);
      await contents.compact();
      print(`${done.messages} messages, ${done.changed} of them encrypted anew: all are with the key ${id} now.`);
    } catch (error) {
      if (error instanceof DataKeyError) throw new CommandFailedError(error.message);
      throw error;
    } finally {
      await store.close();
    }
  },
};
