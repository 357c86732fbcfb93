/** The hosts of the platform (`AUTH`, certain). Credentials of one do not work in the other. */
export const ENVIRONMENTS = {
  production: 'https://dc1prodgwext.paylocity.com',
  sandbox: 'https://dc1demogwext.paylocity.com',
} as const;

/** The platform's hosts by name: `production` or `sandbox`. */
export type Environment = keyof typeof ENVIRONMENTS;
