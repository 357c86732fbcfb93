import { callbackRouter, openStore, readOrder, reportResults, startWorkers } from '@assessment-kit/webhook-server';
import express from 'express';

const { PORT, DATABASE_URL = null, DATA_DIR = '.data', API_KEY = '', PLATFORM_URL = '' } = process.env;
const { PLATFORM_CLIENT_ID: clientId = '', PLATFORM_CLIENT_SECRET: clientSecret = '' } = process.env;

const store = await openStore({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR });
const workers = startWorkers({
  store,
  platform: { url: PLATFORM_URL, clientId, clientSecret },
  handlers: {
    async order({ orderId, packageId }, { eventId }) {
      console.log(`order ${orderId}: invite to ${packageId}, unless ${eventId} was handled before`);
    },
  },
});

const app = express();
// Before anything that reads bodies, such as express.json().
app.use('/callbacks', callbackRouter({ store, apiKeys: [API_KEY] }));

app.get('/orders/:orderId', async ({ params }, response) => {
  const order = await readOrder(store, params.orderId);
  if (order) response.json({ reported: order.reported, updates: order.updates });
  else response.sendStatus(404);
});

app.post('/orders/:orderId/finished', express.json(), async ({ params, body }, response) => {
  const { assessmentId, testIds, score } = body as { assessmentId: string; testIds: string[]; score: string };
  const done = { value: 'Complete', updatedAt: new Date().toISOString() } as const;
  const tests = testIds.map((id) => ({ id, testStatus: done }));
  const assessments = [{ assessmentId, assessmentStatus: done, assessmentResults: { tests } }];
  const once = { idempotencyKey: `finished-${params.orderId}` };
  const reported = await reportResults(store, params.orderId, { overallScore: score, assessments }, once);
  if (reported.ok) response.status(202).json(reported.updates.map(({ id }) => id));
  else response.status(reported.status).json(reported.problems);
});

const server = app.listen(Number(PORT), '127.0.0.1', () => console.log('listening on', server.address()));
process.once('SIGTERM', async () => {
  server.close();
  await workers.stop();
  await store.close();
});
