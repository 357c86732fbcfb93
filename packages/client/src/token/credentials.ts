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
export function tokenRequest({ clientId, clientSecret, sentAs }: Credentials): RequestInit {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
  if (sentAs === 'basic') headers['authorization'] = `Basic ${base64(`${clientId}:${clientSecret}`)}`;
  else {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  }
  return { method: 'POST', headers, body: form.toString() };
}

/** `btoa` takes bytes only. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
