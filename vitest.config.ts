import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// vitest leaves one core free, which is half of a machine with two. By the environment, because the projects do not inherit
// it from here.
process.env['VITEST_MAX_WORKERS'] ??= String(availableParallelism());

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', 'scripts', 'gates'],
  },
});
