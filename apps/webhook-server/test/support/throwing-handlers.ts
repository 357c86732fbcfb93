/*
 * The webhook server with a partner's system in the same process that fails in every way, each time quoting what it was
 * given: as an error, as a text, as an object, and outside of anything that waits for it (by SIGUSR2).
 */
import { createWebhookServer, readSettings } from '../../src/index.ts';
import { createLog } from '../../src/log/log.ts';
import { runProcess } from '../../src/shutdown/run-process.ts';

const read = readSettings(process.env);
if (!read.ok) throw new Error(read.problems.join(' '));
const { settings } = read;
const log = createLog(settings.logLevel);

let calls = 0;
const handlers = {
  order(order: object) {
    const all = JSON.stringify(order);
    process.once('SIGUSR2', () => {
      throw Object.assign(new TypeError(all), { code: all });
    });
    calls += 1;
    if (calls % 4 === 0) throw all;
    if (calls % 4 === 1) throw Object.assign(new Error(all), { name: all, code: all });
    if (calls % 4 === 2) throw { message: all, name: all };
    return Promise.reject(new Error('failed', { cause: new Error(`${all}\n    at ${all}`) }));
  },
};
await runProcess(
  () => createWebhookServer({ ...settings, handlers, log, backoff: { firstMs: 20, maxMs: 40 } }),
  log,
  0,
);
