import { defineProject } from 'vitest/config';

// Data and pure functions, or processes of their own: files have nothing to hide from each other, and one worker reads the
// modules once for all.
export default defineProject({ test: { name: 'contract', include: ['test/**/*.test.ts'], isolate: false } });
