import { runServer } from '@assessment-kit/http';
import { createWebhookServer } from './create-webhook-server.ts';
import { readSettings } from './settings.ts';

const read = readSettings(process.env);
if (read.ok) {
  const { settings } = read;
  await runServer('webhook server', settings.port, () => createWebhookServer(settings));
} else {
  for (const problem of read.problems) console.error(problem);
  process.exitCode = 1;
}
