import type { DocumentName } from './documents.ts';
import { bundleDocument } from './generate-bundle.ts';
import { generateFields } from './generate-fields.ts';
import { generateOperations } from './generate-operations.ts';
import { generateTypes } from './generate-types.ts';
import {
  bodySchemas,
  compileValidators,
  parameterSchemas,
  responseSchemas,
  type SchemaTable,
  webhookSchemas,
} from './generate-validators.ts';
import type { Bundle } from './openapi-types.ts';

/** All files generated from one document, by name. */
export async function generateDocument(openapiFolder: string, document: DocumentName): Promise<Map<string, string>> {
  const bundle = await bundleDocument(openapiFolder, document);
  const files = new Map([
    ['openapi.json', `${JSON.stringify(bundle, null, 2)}\n`],
    ['types.ts', marked(await generateTypes(bundle))],
    ['operations.ts', marked(generateOperations(bundle))],
    ['fields.ts', marked(generateFields(bundle))],
  ]);
  await addValidators(files, 'bodies', bundle, bodySchemas(bundle), { strictness: 'exact' });
  await addValidators(files, 'parameters', bundle, parameterSchemas(bundle), { strictness: 'exact', coerce: true });
  await addValidators(files, 'responses', bundle, responseSchemas(bundle), { strictness: 'tolerant' });
  await addValidators(files, 'responses-exact', bundle, responseSchemas(bundle), { strictness: 'exact' });
  if (bundle.webhooks) {
    await addValidators(files, 'webhooks', bundle, webhookSchemas(bundle), { strictness: 'tolerant' });
    await addValidators(files, 'webhooks-exact', bundle, webhookSchemas(bundle), { strictness: 'exact' });
  }
  return files;
}

async function addValidators(
  files: Map<string, string>,
  name: string,
  bundle: Bundle,
  table: SchemaTable,
  options: Parameters<typeof compileValidators>[2],
): Promise<void> {
  const keys = Object.keys(table).map((key) => `  readonly ${JSON.stringify(key)}: CompiledValidator;`);
  const declaration = [
    "import type { CompiledValidator } from '../../compiled-validator.ts';",
    '',
    `export declare const validators: {\n${keys.join('\n')}\n};`,
    '',
  ];
  files.set(`${name}.js`, marked(await compileValidators(bundle, table, options)));
  files.set(`${name}.d.ts`, marked(declaration.join('\n')));
}

function marked(code: string): string {
  return `// Generated from the contract in openapi/. Do not edit; run \`pnpm generate\`.\n\n${code}`;
}
