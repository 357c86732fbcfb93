import { excludedTests } from '@assessment-kit/console-parts/testing/with-pages';
import { defineProject } from 'vitest/config';

export default defineProject({
  test: {
    name: 'webhook-server',
    include: ['test/**/*.test.ts'],
    exclude: excludedTests("The operator's page"),
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/clean-up.ts'],
    // Files have nothing to hide from each other, and one worker reads the modules once for many.
    isolate: false,
    // Real databases and processes: what takes a second alone takes many on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
