import { defineProject } from 'vitest/config';

export default defineProject({
  test: {
    name: 'webhook-server',
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Real databases and processes: what takes a second alone takes many on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
