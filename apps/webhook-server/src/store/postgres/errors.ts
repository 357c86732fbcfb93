import { DatabaseError } from 'pg';
import { StoreUnavailableError } from '../store.ts';

// https://www.postgresql.org/docs/current/errcodes-appendix.html: connection, authorization, no such database, read-only
// (a replica after a fail-over), rollback (deadlock), resources (disk full), lock not available, stopped by the operator
// or a time limit, system error. A part of the server is to blame, not the statement.
const UNAVAILABLE = ['08', '28', '3D', '25006', '25P03', '40', '53', '55P03', '57', '58'];

/**
 * What a caller of the store gets for a failure of PostgreSQL. Its own text stays behind: it may quote a row, and rows
 * hold names.
 */
export function storeError(error: unknown): Error {
  if (error instanceof StoreUnavailableError) return error;
  if (error instanceof DatabaseError) {
    const code = error.code ?? '';
    if (UNAVAILABLE.some((prefix) => code.startsWith(prefix))) {
      return new StoreUnavailableError(`PostgreSQL cannot serve the store now (SQLSTATE ${code}).`);
    }
    const constraint = error.constraint === undefined ? '' : `, ${error.constraint}`;
    return new Error(`PostgreSQL refused a statement (SQLSTATE ${code}${constraint}).`);
  }
  // Everything else comes from the connection: refused, reset, timed out, host not found, pool ended.
  return new StoreUnavailableError('PostgreSQL cannot be reached.', { cause: error });
}
