import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type DocumentName, GENERATED_FOLDER, OPENAPI_FOLDER } from '../scripts/documents.ts';
import type { Bundle } from '../scripts/openapi-types.ts';

/** The bundled document, as it is committed. */
export function bundleOf(document: DocumentName): Bundle {
  return JSON.parse(readFileSync(join(GENERATED_FOLDER, document, 'openapi.json'), 'utf8')) as Bundle;
}

/** A YAML file of the contract; `yaml` is a dependency of that package, not of this one. */
export function yamlOf(path: string): unknown {
  const { parse } = createRequire(join(OPENAPI_FOLDER, 'package.json'))('yaml') as { parse(text: string): unknown };
  return parse(readFileSync(join(OPENAPI_FOLDER, path), 'utf8'));
}

/** Codes of the pages that statements of the contract come from. */
export function pageCodes(): ReadonlySet<string> {
  return new Set(Object.keys(yamlOf('assessments/sources.yaml') as object));
}

/** Every object and list inside a value, the value itself first, with its path as a JSON pointer. */
export function* nodesOf(value: unknown, pointer = ''): Generator<{ node: Record<string, unknown>; pointer: string }> {
  if (typeof value !== 'object' || value === null) return;
  yield { node: value as Record<string, unknown>, pointer };
  for (const [key, each] of Object.entries(value)) yield* nodesOf(each, `${pointer}/${key.replaceAll('/', '~1')}`);
}
