import { StoreUnavailableError } from '../store.ts';

/** An error on its way from the worker thread: classes do not survive the journey. */
export interface Failure {
  unavailable: boolean;
  message: string;
}

// https://sqlite.org/rescode.html: busy, locked, out of memory, read-only, I/O, corrupt, full, cannot open, protocol,
// not a database. The file or the disk is to blame, not the call.
const UNAVAILABLE = new Set([5, 6, 7, 8, 10, 11, 13, 14, 15, 26]);

export function failureOf(error: unknown): Failure {
  if (error instanceof StoreUnavailableError) return { unavailable: true, message: error.message };
  if (!(error instanceof Error)) return { unavailable: false, message: 'SQLite failed.' };
  // The low byte is the primary code, the rest says more about it.
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null;
  const system = 'syscall' in error;
  if (system || (code !== null && UNAVAILABLE.has(code))) {
    return { unavailable: true, message: `The database file cannot be used: ${error.message}.` };
  }
  return { unavailable: false, message: error.message };
}

export function errorOf({ unavailable, message }: Failure): Error {
  return unavailable ? new StoreUnavailableError(message) : new Error(message);
}
