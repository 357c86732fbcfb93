import { describe, expect, it } from 'vitest';
import { interpretCallback } from '../src/inbox/incoming-callback.ts';

function read(payload: unknown) {
  const interpreted = interpretCallback('error', payload, new Uint8Array(), 0);
  return interpreted.ok ? interpreted.callback : null;
}

describe('the order of an error callback', () => {
  it.each([
    ['at the top', { orderId: 'o-9' }],
    ['in capitals', { ORDERID: 'o-9' }],
    ['as the platform spells its errors', { CorrelationId: 'c', OrderId: 'o-9' }],
    ['inside an object', { Value: { Code: 'x', Message: 'm', Details: { orderId: 'o-9' } } }],
    ['inside a list', { Values: [{ Fields: 'f' }, { Code: 'c', Message: 'm', OrderID: 'o-9' }] }],
    ['beside an inner one that differs', { details: { orderId: 'inner' }, orderId: 'o-9' }],
    ['after one that cannot be an id', { orderId: '', inner: { orderId: 'o-9' } }],
  ])('is known by a field orderId %s', (_name, payload) => {
    expect(read(payload)?.lane).toBe('o-9');
  });

  it('may be a number', () => {
    expect(read({ orderId: 17 })?.lane).toBe('17');
  });

  it.each([
    ['a sentence', { Value: { Code: 'x', Message: 'orderId o-9 was not delivered' } }],
    ['the name of a field', { Values: [{ Fields: 'orderId', Code: 'field_required', Message: 'orderId' }] }],
    ['another field', { order_id: 'o-9', id: 'o-8' }],
    ['no text', { orderId: null, inner: { orderId: { deeper: true } } }],
    ['a text that is too long for an id', { orderId: 'x'.repeat(257) }],
    ['an id with a control character', { orderId: 'o\u0000' }],
    ['an id that is too deep to be meant', JSON.parse(`${'{"a":'.repeat(9)}{"orderId":"o-9"}${'}'.repeat(9)}`)],
    ['a list', ['orderId', 'o-9']],
    ['nothing', null],
  ])('is not guessed from %s, but the callback is kept', (_name, payload) => {
    expect(read(payload)?.lane).toMatch(/^error:[0-9a-f]{64}$/);
  });

  it('brings its company along, if that is named', () => {
    expect(read({ orderId: 'o-9', details: { CompanyID: 'ACME01' } })?.companyId).toBe('ACME01');
    expect(read({ orderId: 'o-9' })?.companyId).toBeNull();
  });
});
