/** The hosts of the platform (`AUTH`, certain). Credentials of one do not work in the other. */
export const ENVIRONMENTS = {
  production: 'https://dc1prodgwext.paylocity.com',
  sandbox: 'https://dc1demogwext.paylocity.com',
} as const;

/**
 * The hosts of 2024 and what they are now called. Their addresses for tokens are said to go on working; the move to the
 * others is recommended (`CL-2024-08-13`, certain).
 *
 * ```ts
 * const environment = OLD_HOSTS['gwext.paylocity.com']; // 'production'
 * ```
 */
export const OLD_HOSTS: Readonly<Record<string, Environment>> = {
  'gwext.paylocity.com': 'production',
  'demogwext.paylocity.com': 'sandbox',
};

/** The platform's hosts by name: `production` or `sandbox`. */
export type Environment = keyof typeof ENVIRONMENTS;
