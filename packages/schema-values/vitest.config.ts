import { defineProject } from 'vitest/config';

export default defineProject({ test: { name: 'schema-values', include: ['test/**/*.test.ts'] } });
