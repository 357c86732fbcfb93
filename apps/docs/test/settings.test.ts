import { expect, it } from 'vitest';
import { readPort } from '../src/site/settings.ts';

it.each([
  [undefined, 4030],
  ['', 4030],
  ['0', 0],
  ['8080', 8080],
  ['65535', 65_535],
])('PORT %j is port %i', (value, port) => {
  expect(readPort({ PORT: value })).toEqual({ ok: true, port });
});

it.each(['65536', '-1', '80.5', 'http', ' 80', '0x50', '1e3', '999999999999'])('PORT %j is refused', (value) => {
  expect(readPort({ PORT: value })).toEqual({ ok: false, problem: 'PORT must be a port from 0 to 65535.' });
});
