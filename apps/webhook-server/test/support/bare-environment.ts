/**
 * Of the environment of the tests, what a program gets that is to see nothing but what a test gives it: where to find other
 * programs, and what other processes have compiled of it before.
 */
export const BARE_ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
};
