import type { OperationRequest } from '@assessment-kit/http';
import type { SandboxContext } from '../context.ts';

/** Whether a request carries a token that was given out here and has not expired (`AUTH`). */
export function hasValidToken(request: OperationRequest, { state, clock }: SandboxContext): boolean {
  const token = bearerToken(request.get('authorization'));
  const expiresAt = token === undefined ? undefined : state.tokens.get(token);
  return expiresAt !== undefined && clock.now() < expiresAt;
}

/** The token in an `Authorization` header. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** Client id and secret of HTTP Basic; public scripts send them besides the form fields (`S0`, `S1`). */
export function basicCredentials(request: OperationRequest): { client_id: string; client_secret: string } | null {
  const encoded = /^Basic +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { client_id: text.slice(0, colon), client_secret: text.slice(colon + 1) };
}
