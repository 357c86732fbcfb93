/** Receives orders, eight at a time, until it is killed; prints the id of each one that is on disk. */
import { openStore } from '../../src/store/open-store.ts';
import { order } from '../store/callbacks.ts';

const store = await openStore({ databaseUrl: null, dataDir: process.argv[2] ?? '' });
for (let next = 0; ; next += 8) {
  const ids = Array.from({ length: 8 }, (_, index) => `o-${next + index}`);
  await Promise.all(ids.map((id) => store.receive(order(id))));
  process.stdout.write(ids.map((id) => `${id}\n`).join(''));
}
