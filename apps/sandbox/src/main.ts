import { runServer } from '@assessment-kit/http';
import { createSandbox } from './create-sandbox.ts';
import { readOptions } from './options.ts';

const read = readOptions(process.argv.slice(2), process.env);
if (read.ok) await runServer('sandbox', read.options.port, () => createSandbox(read.options));
else {
  for (const problem of read.problems) console.error(problem);
  process.exitCode = 1;
}
