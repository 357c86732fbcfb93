import { defineProject } from 'vitest/config';

// Real servers and processes: what takes a second alone takes many on a busy machine. Files have nothing to hide from each
// other, and one worker reads the modules once for all.
export default defineProject({
  test: { name: 'cli', include: ['test/**/*.test.ts'], isolate: false, testTimeout: 30_000 },
});
