/** Those that the sandbox takes. */
export const CREDENTIALS = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };
