import { defineProject } from 'vitest/config';

// Each starts programs that take a second alone, and many on a busy machine.
export default defineProject({ test: { name: 'gates', include: ['test/**/*.test.ts'], testTimeout: 60_000 } });
