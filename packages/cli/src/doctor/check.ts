import type { Client } from '@assessment-kit/client';
import type { Registered } from '../callback/registered-callback.ts';
import type { Connection } from '../credentials/find-connection.ts';

/** What a check found. `unknown`: it cannot be told from here. */
export type Verdict = 'ok' | 'warning' | 'failed' | 'unknown';

export interface Finding {
  /** What was looked at, in a few words. */
  check: string;
  verdict: Verdict;
  /** Why, as sentences without secrets. */
  reason: string;
  /** What to do; `null`: nothing. */
  advice: string | null;
}

/** What the checks look at; each one leaves behind what later ones need. */
export interface Patient {
  connection: Connection;
  client: Client;
  /** Keys of the receiver that are known here; the first one is the registered one. */
  keys: readonly string[];
  signal: AbortSignal;
  /** How long one answer may take, in ms. */
  timeoutMs: number;
  /** Whether a whole order may be sent to the receiver. */
  sendTestOrder: boolean;
  /** The token was issued: calls have a chance. */
  authenticated: boolean;
  /** `undefined`: not known yet; `null`: none is registered. */
  registered: Registered | null | undefined;
}

/** Looks at one thing. @returns What it found, in the sequence in which it is told. */
export type Check = (patient: Patient) => Promise<Finding[]>;

export function finding(check: string, verdict: Verdict, reason: string, advice: string | null = null): Finding {
  return { check, verdict, reason, advice };
}

/** Why a request came to nothing, for people: the innermost cause names it. */
export function causeOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer in time';
  let innermost: unknown = error;
  while (innermost instanceof Error && innermost.cause !== undefined) innermost = innermost.cause;
  const { code } = innermost as NodeJS.ErrnoException;
  return typeof code === 'string' ? (CAUSES[code] ?? code) : 'the connection failed';
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name is not known to DNS (ENOTFOUND)',
  EAI_AGAIN: 'DNS did not answer (EAI_AGAIN)',
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
  ECONNRESET: 'the connection was broken (ECONNRESET)',
  CERT_HAS_EXPIRED: 'its certificate has expired (CERT_HAS_EXPIRED)',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name (ERR_TLS_CERT_ALTNAME_INVALID)',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
};

/** A signal for one request: ends with the command, and after the time that an answer may take. */
export function requestSignal({ signal, timeoutMs }: Pick<Patient, 'signal' | 'timeoutMs'>): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
}
