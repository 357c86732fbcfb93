import { expect, it } from 'vitest';
import { webhookServerUrls } from '../src/callback/webhook-server-urls.ts';
import { receiverOf } from '../src/certify/receiver-of.ts';

it.each(['https://hooks.example/kit', 'https://hooks.example/kit/'])('keep the path of %s', (base) => {
  expect(webhookServerUrls(base)).toEqual({
    orders: 'https://hooks.example/kit/callbacks/orders',
    errors: 'https://hooks.example/kit/callbacks/errors',
    jobs: 'https://hooks.example/kit/callbacks/jobs',
  });
});

it('are those that certify tries', () => {
  const given = {
    ordersUrl: undefined,
    webhookServer: 'https://hooks.example/kit',
    errorsUrl: undefined,
    jobsUrl: undefined,
  };
  expect(receiverOf({ ...given, probeUrl: undefined }, {}).url).toBe('https://hooks.example/kit/callbacks/orders');
});
