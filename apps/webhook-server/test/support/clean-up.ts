/* Set up anew for every file of tests: their modules are read once for several, and hooks in those would be, too. */
import { afterEach } from 'vitest';
import { cleanUps } from './clean-ups.ts';

afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});
