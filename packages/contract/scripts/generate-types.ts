import openapiTS, { astToString } from 'openapi-typescript';
import type { Bundle } from './openapi-types.ts';

/** TypeScript types of a document: paths, webhooks, components, operations. */
export async function generateTypes(bundle: Bundle): Promise<string> {
  // The generator changes what it is given, so it gets a copy.
  const ast = await openapiTS(structuredClone(bundle) as unknown as Parameters<typeof openapiTS>[0], {
    alphabetize: false,
  });
  return astToString(ast);
}
