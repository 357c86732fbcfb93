import { fileURLToPath } from 'node:url';

/** The documents of the contract: folders of `openapi/`, entries of `openapi/redocly.yaml`, folders of `src/generated/`. */
export const DOCUMENTS = ['assessments', 'sandbox', 'webhook-server'] as const;

export type DocumentName = (typeof DOCUMENTS)[number];

export const OPENAPI_FOLDER = fileURLToPath(new URL('../../../openapi/', import.meta.url));
export const GENERATED_FOLDER = fileURLToPath(new URL('../src/generated/', import.meta.url));
