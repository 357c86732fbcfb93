import type { PlainHeaders } from '../transport.ts';

/** What the platform gives a partner after the agreement. */
export interface Credentials {
  clientId: string;
  clientSecret: string;
  /**
   * Where the token endpoint finds them: fields of the form (default), or HTTP Basic. The platform's pages show both
   * (`S0`, `S1`, `AUTH`).
   */
  sentAs: 'form' | 'basic';
}

/** Headers and body of a token request. */
export function tokenRequest({ clientId, clientSecret, sentAs }: Credentials) {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  const headers: PlainHeaders = { 'content-type': 'application/x-www-form-urlencoded' };
  if (sentAs === 'basic') headers['authorization'] = `Basic ${base64(`${clientId}:${clientSecret}`)}`;
  else {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  }
  return { headers, body: form.toString() };
}

/** `btoa` takes bytes only. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
