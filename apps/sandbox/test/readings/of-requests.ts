import { expect } from 'vitest';
import { control } from '../support/control.ts';
import { COMPANY, samplePackage } from '../support/partner.ts';
import { fieldsOf, type PlainPartner, type Sight } from '../support/plain-partner.ts';
import { Receiver } from '../support/receiver.ts';

const RIGHT = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
const BASIC = { authorization: `Basic ${btoa('sandbox-client:sandbox-secret')}` };
const OTHER_JSON = ['application/json-patch+json', 'text/json', 'application/merge-patch+json'];

async function errorCallback(partner: PlainPartner) {
  const receiver = await Receiver.listen();
  receiver.answer = (response, path) => response.writeHead(path === '/orders' ? 500 : 200).end();
  await partner.registerCallback(receiver.registration());
  await partner.withOrder();
  await expect.poll(() => receiver.received.length).toBe(2);
  await receiver.close();
  return receiver.received[1]?.body;
}

/** Readings about addresses, media types, errors and tokens. */
export const ofRequests = {
  'pseudo-company-casing': {
    'any-case': {
      sees: 'B6001 taken for b6001',
      async check(partner) {
        expect((await partner.send('PUT', 'B6001/assessmentPackages/BAA', samplePackage())).status).toBe(201);
        expect(fieldsOf(await partner.send('GET', 'B6001/assessmentOrders/callback'))).toEqual(['callback']);
      },
    },
    'lower-case': {
      sees: 'B6001 taken for a company that is not onboarded, and no path of that spelling',
      async check(partner) {
        const put = await partner.send('PUT', 'B6001/assessmentPackages/BAA', samplePackage());
        expect([put.status, fieldsOf(put)]).toEqual([403, ['companyId']]);
        expect((await partner.send('PUT', 'b6001/assessmentPackages/BAA', samplePackage())).status).toBe(201);
        const get = await partner.send('GET', 'B6001/assessmentOrders/callback');
        expect([get.status, fieldsOf(get)]).toEqual([404, ['path']]);
        expect(fieldsOf(await partner.send('GET', 'b6001/assessmentOrders/callback'))).toEqual(['callback']);
        expect((await partner.onboard()).status).toBe(201);
        expect((await partner.send('GET', `${COMPANY}/assessmentPackages`)).status).toBe(200);
      },
    },
  },
  'request-media-type': {
    'any-json': {
      sees: 'every media type of JSON taken',
      async check(partner) {
        for (const type of OTHER_JSON)
          expect((await partner.onboard({ 'content-type': type })).status).toBeLessThan(300);
      },
    },
    json: {
      sees: 'application/json taken and nothing else',
      async check(partner) {
        for (const type of OTHER_JSON) {
          const refused = await partner.onboard({ 'content-type': type });
          expect([refused.status, fieldsOf(refused)]).toEqual([415, ['Content-Type']]);
        }
        expect((await partner.onboard({ 'content-type': 'application/json; charset=utf-8' })).status).toBe(201);
        expect((await partner.send('GET', 'b6001/assessmentPackages', undefined, { 'content-type': '' })).status).toBe(
          200,
        );
      },
    },
  },
  'error-casing': {
    pascal: {
      sees: 'error bodies in PascalCase',
      async check(partner) {
        const unknown = await partner.send('GET', '/nowhere');
        expect(unknown.body).toMatchObject({
          CorrelationId: expect.any(String),
          Count: 1,
          Values: [{ Fields: 'path' }],
        });
        expect(await errorCallback(partner)).toMatchObject({ Value: { Code: 'callback_failed' } });
      },
    },
    camel: {
      sees: 'error bodies in camelCase, also those of unknown paths and of the error callback',
      async check(partner) {
        const names = { correlationId: expect.any(String), count: 1 };
        const values = [{ fields: 'path', code: 'not_found', message: 'There is no such path.' }];
        expect((await partner.send('GET', '/nowhere')).body).toEqual({ ...names, values });
        const { body } = await partner.send('PUT', `${COMPANY}/assessmentPackages/BAA`, samplePackage());
        expect(body).toMatchObject({ ...names, values: [{ fields: 'companyId', code: 'forbidden' }] });
        expect(await errorCallback(partner)).toMatchObject({
          correlationId: expect.any(String),
          value: { code: 'callback_failed', message: expect.any(String) },
        });
        expect(await control(partner.sandbox, 'GET', 'orders/none')).toMatchObject({ body: { Values: [{}] } });
        expect((await partner.send('GET', `${COMPANY}/assessmentPackages`)).body).toMatchObject({ count: 1 });
      },
    },
  },
  'token-credentials': {
    either: {
      sees: 'credentials taken from the form or from HTTP Basic',
      async check(partner) {
        expect((await partner.token(RIGHT)).status).toBe(200);
        expect((await partner.token({}, BASIC)).status).toBe(200);
      },
    },
    form: {
      sees: 'credentials taken from the form only',
      async check(partner) {
        expect((await partner.token(RIGHT)).status).toBe(200);
        expect((await partner.token(RIGHT, BASIC)).status).toBe(200);
        expect(await partner.token({}, BASIC)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
      },
    },
  },
  'token-refusal': {
    401: {
      sees: 'a wrong secret refused with 401',
      async check(partner) {
        const refused = await partner.token({ ...RIGHT, client_secret: 'wrong' });
        expect(refused).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
      },
    },
    403: {
      sees: 'a wrong secret refused with 403',
      async check(partner) {
        const refused = await partner.token({ ...RIGHT, client_secret: 'wrong' });
        expect(refused).toMatchObject({ status: 403, body: { error: 'invalid_client' } });
      },
    },
  },
} satisfies Record<string, Record<string, Sight>>;
