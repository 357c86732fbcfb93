/**
 * The database is away, full or locked. Nothing was stored; the same call may succeed later.
 *
 * ```ts
 * try {
 *   await openStore({ databaseUrl: null, dataDir: '.data' });
 * } catch (error) {
 *   if (error instanceof StoreUnavailableError) console.error('Another process uses it.');
 * }
 * ```
 */
export class StoreUnavailableError extends Error {
  readonly code = 'store_unavailable';
  readonly retryable = true;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'StoreUnavailableError';
  }
}
