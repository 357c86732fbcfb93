import { defineProject } from 'vitest/config';

// Real servers and processes: what takes a second alone takes many on a busy machine.
export default defineProject({ test: { name: 'http', include: ['test/**/*.test.ts'], testTimeout: 30_000 } });
