import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// vitest leaves one core free, which is half of a machine with two; and tests wait as often as they work, for processes and
// databases. By the environment, because the projects do not inherit it from here.
process.env['VITEST_MAX_WORKERS'] ??= String(availableParallelism() + 1);

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', 'scripts'],
  },
});
