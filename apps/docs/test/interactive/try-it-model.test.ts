import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHost } from '../../src/interactive/try-it/model/host.ts';
import { jsonPlace } from '../../src/interactive/try-it/model/json-place.ts';

describe('the host', () => {
  it.each([
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['  http://localhost:4010/ ', 'http://localhost:4010'],
    ['localhost:4010', 'http://localhost:4010'],
    ['127.0.0.1', 'http://127.0.0.1'],
    ['http://[::1]:4010', 'http://[::1]:4010'],
    ['http://0x7f000001:4010', 'http://127.0.0.1:4010'],
  ])('may be %s', (text, host) => {
    expect(readHost(text)).toEqual({ ok: true, host });
  });

  it.each([
    ['https://dc1demogwext.paylocity.com', 'must run on this machine'],
    ['http://192.168.0.7:4010', 'must run on this machine'],
    ['http://127.0.0.1.evil.example', 'must run on this machine'],
    ['http://localhost@evil.example', 'must run on this machine'],
    ['http://localhost.evil.example:4010', 'must run on this machine'],
    ['http://user:secret@localhost:4010', 'scheme, host and port only'],
    ['http://localhost:4010/v1', 'scheme, host and port only'],
    ['javascript:alert(1)', 'no address of a sandbox'],
    ['file:///etc/passwd', 'no address of a sandbox'],
    ['', 'no address of a sandbox'],
  ])('may not be %s', (text, problem) => {
    expect(readHost(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });
});

describe('the place of a field in a body', () => {
  const text = '{ "a": [ { "b": "x]}" }, { "b": 2 } ], "c": { "d": null } }';
  it.each([
    ['a[0].b', '"x]}"'],
    ['a[1].b', '2'],
    ['a[1]', '{ "b": 2 }'],
    ['c.d', 'null'],
    ['c.missing', '{ "d": null }'],
    ['a[7].b', '[ { "b": "x]}" }, { "b": 2 } ]'],
    ['body', text],
  ])('%s is %s', (field, found) => {
    const place = jsonPlace(text, field);
    expect(text.slice(place?.start, place?.end)).toBe(found);
  });

  it('is none in what is no JSON, and never fails', () => {
    fc.assert(
      fc.property(fc.string(), (broken) => {
        const place = jsonPlace(`{ "a": ${broken}`, 'a.b[0]');
        expect(place === null || place.end <= broken.length + 7).toBe(true);
      }),
    );
    expect(jsonPlace('{ "a": ', 'a')).toBeNull();
  });

  it('is found in a body as deep as a stack of calls goes, without delay', () => {
    const deep = `${'{"a":['.repeat(500)}1${']}'.repeat(500)}`;
    const place = jsonPlace(deep, 'a[0].'.repeat(500).slice(0, -1));
    expect(deep.slice(place?.start, place?.end)).toBe('1');
  });

  it('is that of the value, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.integer({ min: 0, max: 4 }), (before, value, spaces) => {
        const body = JSON.stringify({ before, list: [before, { wanted: value }] }, null, spaces);
        const place = jsonPlace(body, 'list[1].wanted');
        expect(JSON.parse(body.slice(place?.start, place?.end))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
