#!/usr/bin/env node
import { OLDEST_NODE, oldNodeProblem } from '@assessment-kit/http/old-node';

/** `node src/main.ts` starts the server, `node src/main.ts <command>` runs one of `src/commands`. */
const problem = oldNodeProblem('The webhook server', OLDEST_NODE, process.versions.node);
if (problem === null) {
  // Only now: an older Node.js has no `node:sqlite`, and would end with an error that explains nothing.
  const { runMain } = await import('./run-main.ts');
  await runMain(process.argv.slice(2));
} else {
  console.error(problem);
  process.exitCode = 1;
}
