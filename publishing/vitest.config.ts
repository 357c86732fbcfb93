import { defineConfig } from 'vitest/config';

/** Not among the projects of the root: turbo runs it after the builds, and keeps the result as long as nothing changes. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/packed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
