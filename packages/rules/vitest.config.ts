import { defineProject } from 'vitest/config';

// Data and pure functions: files have nothing to hide from each other, and one worker reads the modules once for all.
export default defineProject({ test: { name: 'rules', include: ['test/**/*.test.ts'], isolate: false } });
