import { defineProject } from 'vitest/config';

export default defineProject({
  test: { name: 'conformance', include: ['test/**/*.test.ts'], maxConcurrency: 8, testTimeout: 60_000 },
});
