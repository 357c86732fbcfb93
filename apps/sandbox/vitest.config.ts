import { excludedTests } from '@assessment-kit/console-parts/testing/with-pages';
import { defineProject } from 'vitest/config';

export default defineProject({
  test: {
    name: 'sandbox',
    include: ['test/**/*.test.ts'],
    exclude: excludedTests('The console'),
    // Files have nothing to hide from each other, and one worker reads the modules once for all.
    isolate: false,
    // What comes at once when alone takes its time on a busy machine.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
