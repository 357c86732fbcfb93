#!/usr/bin/env node
import { OLDEST_NODE, oldNodeProblem } from '@assessment-kit/http/old-node';

const problem = oldNodeProblem('The sandbox', OLDEST_NODE, process.versions.node);
if (problem === null) await start();
else refuse([problem]);

async function start(): Promise<void> {
  // Only now: an older Node.js has no `node:sqlite`, and would end with an error that explains nothing.
  const { runServer } = await import('@assessment-kit/http');
  const { createSandbox } = await import('./create-sandbox.ts');
  const { readOptions } = await import('./options.ts');
  const read = readOptions(process.argv.slice(2), process.env);
  if (read.ok) await runServer('sandbox', read.options.port, () => createSandbox(read.options));
  else refuse(read.problems);
}

function refuse(problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
}
