#!/usr/bin/env node
import { Interrupted } from './failures/interrupted.ts';
import { run } from './run.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The first one ends the command in good order; the second one, at once. Windows knows only SIGINT.
  process.once(signal, () => {
    process.once(signal, () => process.exit(new Interrupted(signal).exitCode));
    interruption.abort(new Interrupted(signal));
  });
}
// What reads our output may stop reading, as `head` does: that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

const { stdin, stdout, stderr, env, platform } = process;
const io = { stdin, stdout, stderr, env, platform, cwd: process.cwd(), signal: interruption.signal };
// Not `process.exit`: what was written to a pipe must leave first.
process.exitCode = await run(process.argv.slice(2), io);
stdin.unref?.();
