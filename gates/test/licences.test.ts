import { expect, it } from 'vitest';
import { isPermissive, refused } from '../src/licences/rules.ts';

it.each([
  'MIT',
  'Apache-2.0',
  '(MIT OR GPL-3.0-only)',
  'MIT OR WTFPL',
  'BSD-3-Clause AND ISC',
  '(BSD-2-Clause or MIT)',
])('%s may be used', (licence) => expect(isPermissive(licence)).toBe(true));

it.each([
  ...[
    'GPL-3.0-only',
    'AGPL-3.0',
    'LGPL-2.1',
    'MPL-2.0',
    'SSPL-1.0',
    'BUSL-1.1',
    'MIT AND GPL-2.0',
    '(MIT AND GPL-2.0)',
  ],
  ...[
    'UNLICENSED',
    'UNKNOWN',
    'SEE LICENSE IN LICENSE.md',
    '',
    'Custom: https://mit.example',
    '((MIT OR GPL-2.0) AND GPL-2.0)',
  ],
])('%s may not', (licence) => expect(isPermissive(licence)).toBe(false));

it('a tool of the site may have the licence it is known for, and only there', () => {
  const lightningcss = { name: 'lightningcss', versions: ['1.30.1'], license: 'MPL-2.0' };
  expect(refused([lightningcss], false)).toEqual([]);
  expect(refused([lightningcss], true)).toEqual([lightningcss]);
  expect(refused([{ ...lightningcss, license: 'GPL-3.0-only' }], false)).toHaveLength(1);
  expect(refused([{ ...lightningcss, name: 'lightning' }], false)).toHaveLength(1);
});
