/** Licences that ask for no more than to keep their text: they may go into closed software. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
]);

/** Parts of the tools that build the site. None is published with the kit, and nothing of them is in the built pages. */
const OF_SITE_TOOLS: readonly { name: RegExp; licence: string }[] = [
  { name: /^@img\/sharp-libvips-/, licence: 'LGPL-3.0-or-later' },
  { name: /^lightningcss(-.+)?$/, licence: 'MPL-2.0' },
];

export interface Licensed {
  name: string;
  versions: readonly string[];
  license: string;
}

/**
 * Whether an expression such as `(MIT OR GPL-3.0)` lets us choose permissive terms: one side of `OR`, each side of `AND`.
 * What is no known name is refused, also `UNKNOWN` and `SEE LICENSE IN …`.
 */
export function isPermissive(expression: string): boolean {
  const plain = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(plain)) return false;
  return plain
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((licence) => PERMISSIVE.has(licence.trim())));
}

/**
 * The packages that may not be used.
 *
 * @param packages As `pnpm licenses list --json` gives them.
 * @param published Whether they come with what is published.
 */
export function refused(packages: readonly Licensed[], published: boolean): Licensed[] {
  return packages.filter(
    ({ name, license }) =>
      !isPermissive(license) &&
      (published || !OF_SITE_TOOLS.some((tool) => tool.name.test(name) && tool.licence === license)),
  );
}
