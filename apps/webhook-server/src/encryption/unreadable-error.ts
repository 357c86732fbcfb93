import { StoreUnavailableError } from '../store/store.ts';

/** Something stored cannot be read with the keys in DATA_KEY. It is kept; with its key it can be read again. */
export class UnreadableError extends StoreUnavailableError {
  override readonly name = 'UnreadableError';

  static missingKey(messageId: string, keyId: string): UnreadableError {
    return new UnreadableError(`${messageId} is encrypted with the key ${keyId}, which is not in DATA_KEY.`);
  }

  static changed(messageId: string): UnreadableError {
    return new UnreadableError(`${messageId} was changed by something else than the webhook server: it does not open.`);
  }
}
