import { describe, expect, it } from 'vitest';
import { compiled } from '../src/compile.ts';
import { type PublicName, publicNames } from '../src/public-names.ts';
import { publishedPackages } from '../src/published-packages.ts';

const LIBRARIES = ['client', 'contract', 'rules', 'sandbox', 'webhook-server'].map((name) => `@assessment-kit/${name}`);
const libraries = publishedPackages()
  .filter(({ manifest }) => LIBRARIES.includes(manifest.name))
  .map((published) => ({ name: published.manifest.name, names: publicNames(published) }));

/** What examples call yours. */
const GIVEN = `
declare const client: import('@assessment-kit/client').Client;
declare const sandbox: import('@assessment-kit/sandbox').Sandbox;
declare const response: Response;
declare const companyId: string;
declare const orderId: string;
declare const clientId: string;
declare const clientSecret: string;
declare const apiKey: string;
declare const receiver: string;
declare const express: typeof import('express');
`;

/** The example of a name as a module: what the package exports and the example uses is imported. */
function moduleOf({ at, entry }: PublicName, code: string, names: readonly PublicName[]): { at: string; code: string } {
  const used = names.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(code));
  // A name can stand in two entries; the one of the documented entry is meant.
  const own = used.filter(
    (one) => one.entry === entry || !used.some((other) => other.name === one.name && other.entry === entry),
  );
  const first = own.filter((one, index) => own.findIndex(({ name }) => name === one.name) === index);
  const declared = (name: string) => new RegExp(`(const|let|function) ${name}\\b`).test(code);
  const imports = first
    .filter(({ name }) => !declared(name))
    .map((one) => `import { ${one.kind === 'type' ? 'type ' : ''}${one.name} } from '${one.entry}';`);
  return { at, code: `${imports.join('\n')}\n${code}` };
}

describe.each(libraries)('every public name of $name', ({ names }) => {
  it('says what it is', () => {
    // Generated from the contract: what stands in them is described there.
    const generated = /(components|operations|paths|webhooks)$/;
    const silent = names.filter(({ at, comment }) => comment === '' && !generated.test(at));
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  it('that is a function says what it takes', () => {
    expect(names.flatMap(({ at, unnamed }) => unnamed.map((parameter) => `${at}: ${parameter}`))).toEqual([]);
  });

  it('that is a function or a class has an example', () => {
    expect(names.filter(({ callable, examples }) => callable && examples.length === 0).map(({ at }) => at)).toEqual([]);
  });
});

it('examples compile', () => {
  const modules = libraries.flatMap(({ names }) =>
    names.flatMap((name) => name.examples.map((code) => moduleOf(name, code, names))),
  );
  expect(modules.length).toBeGreaterThan(70);
  expect(compiled(modules, GIVEN)).toEqual([]);
});
