/*
 * A process that receives orders in a SQLite file as fast as it can, with a checkpoint nearly always under way, until
 * someone kills it or the file cannot take any more. It prints `stored <order> <id>` after each acknowledgement, and
 * `checkpoints work` or `checkpoints fail` when that changes.
 */
import { onCheckpoints } from '../../src/store/checkpoint-states.ts';
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { StoreUnavailableError } from '../../src/store/store.ts';
import { order } from '../store/callbacks.ts';

const AT_ONCE = 32;
const { file, name, writesPerCheckpoint } = JSON.parse(process.argv[2] ?? '') as {
  file: string;
  name: string;
  writesPerCheckpoint: number;
};

const say = (...words: string[]) => process.stdout.write(`${words.join(' ')}\n`);
onCheckpoints(({ works }) => say('checkpoints', works ? 'work' : 'fail'));
const store = await SqliteStore.open(file, { writesPerCheckpoint });
await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => receive(at)));

async function receive(at: number): Promise<never> {
  for (let number = at; ; number += AT_ONCE) {
    const lane = `${name}-${number}`;
    const stored = await store.receive(order(lane, 'x'.repeat(1_000))).catch((error: unknown) => {
      if (error instanceof StoreUnavailableError) return null;
      throw error;
    });
    // Full: what waits to be printed goes out, and the disk may grow meanwhile.
    if (stored === null) await new Promise((resolve) => setTimeout(resolve, 20));
    else say('stored', lane, stored.id);
  }
}
