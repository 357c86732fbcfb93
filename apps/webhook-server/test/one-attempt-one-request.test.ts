import { createClient } from '@assessment-kit/client';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { sendUpdate } from '../src/outbox/send-update.ts';
import type { Claim, Store, StoredMessage } from '../src/store/store.ts';

const message: StoredMessage = {
  seq: 1,
  id: 'upd_1',
  queue: 'outbox',
  lane: 'O1',
  type: 'order.update',
  companyId: 'C1',
  revision: 1,
  body: { partnerTrackingId: 't-1' },
  state: 'pending',
  attempts: 1,
  lastError: null,
  detail: null,
  createdAt: 0,
  settledAt: null,
  origin: { requestId: 'r-1' } as StoredMessage['origin'],
  erasedAt: null,
};
const claim: Claim = { queue: 'outbox', lane: 'O1', fence: 1, attempts: 1, message };

describe('an attempt of the outbox', () => {
  it.each([429, 503])(
    'answered with %i is one request: the lane repeats, whatever the client would do',
    async (status) => {
      const sent: string[] = [];
      const client = createClient({
        baseUrl: 'http://platform.test',
        clientId: 'c',
        clientSecret: 's',
        maxRetries: 5,
        timing: { wait: async () => {} },
        fetch: async (request) => {
          if (request.method === 'POST')
            return Response.json({ access_token: 't', token_type: 'Bearer', expires_in: 3600 });
          sent.push(request.method);
          return new Response(null, { status });
        },
      });
      // Of the store it asks only what reports need.
      const send = sendUpdate({ client, store: {} as Store, log: pino({ enabled: false }), reportsInDoubt: 'wait' });
      expect(await send(claim, new AbortController().signal)).toMatchObject({ outcome: 'retry' });
      expect(sent).toEqual(['PATCH']);
    },
  );
});
