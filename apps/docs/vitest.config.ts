import { excludedTests } from '@assessment-kit/console-parts/testing/with-pages';
import { defineProject } from 'vitest/config';

export default defineProject({
  test: {
    name: 'docs',
    include: ['test/**/*.test.ts'],
    exclude: excludedTests('The documentation in a browser'),
    globalSetup: ['test/built-site.ts'],
    // Some tests start the server as a process of its own, which takes its time on a busy machine.
    testTimeout: 30_000,
  },
});
