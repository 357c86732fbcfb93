import type { Logger } from 'pino';
import { createLog } from '../log/log.ts';
import type { Store } from '../store/store.ts';
import type { ReceiveDependencies } from './receive-callback.ts';
import { SecretCheck } from './secret.ts';

/** What the callbacks need when they are mounted in an application of your own. */
export interface CallbackOptions {
  /** Opened by `openStore`, and closed by whoever opened it. */
  store: Store;
  /** Keys that the platform may send as `x-api-key`; several while one is being rotated. At least one. */
  apiKeys: readonly string[];
  /** Default: JSON lines on standard output, with secrets and personal data left out. */
  log?: Logger;
}

/** @throws {RangeError} without a key: nobody could be let in, or, worse, everybody. */
export function mountedCallbacks({ store, apiKeys, log = createLog() }: CallbackOptions): ReceiveDependencies {
  if (apiKeys.length === 0 || apiKeys.includes('')) {
    throw new RangeError('The callbacks need at least one key, and none may be empty.');
  }
  return { store, keys: new SecretCheck(apiKeys), log, now: () => Date.now() };
}
