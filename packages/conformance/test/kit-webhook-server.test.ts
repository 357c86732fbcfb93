import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { CERTIFY_RULES, certify } from '../src/index.ts';
import { PATIENT_LIMITS } from './support/limits.ts';
import { startReceiverProcess } from './support/receiver-process.ts';

const KEY = 'the-callback-Key-0123456789';
const TOKEN = 'the-operator-token';

test("the kit's own webhook server, with SQLite and killed in between, passes every rule", async () => {
  const main = fileURLToPath(new URL('../../../apps/webhook-server/src/main.ts', import.meta.url));
  const server = await startReceiverProcess(main, {
    CALLBACK_API_KEYS: KEY,
    OPERATOR_TOKEN: TOKEN,
    PLATFORM_URL: 'http://127.0.0.1:9',
    PLATFORM_CLIENT_ID: 'client',
    PLATFORM_CLIENT_SECRET: 'secret',
    HANDLERS: fileURLToPath(new URL('support/handlers.ts', import.meta.url)),
  });
  onTestFinished(server.stop);

  const report = await certify({
    url: `${server.base}/callbacks/orders`,
    errorUrl: `${server.base}/callbacks/errors`,
    jobUrl: `${server.base}/callbacks/jobs`,
    key: KEY,
    probe: { url: server.base, kind: 'webhook-server', token: TOKEN },
    restart: server.restartCommand,
    limits: PATIENT_LIMITS,
  });

  expect(report.results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  expect(report.results.map(({ rule }) => rule.id)).toEqual(CERTIFY_RULES.map(({ id }) => id));
});
