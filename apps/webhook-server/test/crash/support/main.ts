/* The webhook server as a process, as in `src/main.ts`, but not as patient. */
import { createLog } from '../../../src/log/log.ts';
import { runProcess } from '../../../src/shutdown/run-process.ts';
import { startHere } from './impatient.ts';

await runProcess(() => startHere(process.env), createLog('silent'), 0);
