import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', 'scripts'],
    // vitest would leave one core free, which is half of a machine with two.
    maxWorkers: '100%',
  },
});
