/** The hosts of the platform (`AUTH`, certain). Credentials of one do not work in the other. */
export const ENVIRONMENTS = {
  production: 'https://dc1prodgwext.paylocity.com',
  sandbox: 'https://dc1demogwext.paylocity.com',
} as const;

export type Environment = keyof typeof ENVIRONMENTS;
