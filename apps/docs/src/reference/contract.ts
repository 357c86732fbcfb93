import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Bundle } from './openapi.ts';

/** Everything the reference pages are written from. */
export interface Contract {
  documents: readonly ApiDocument[];
  /** The public pages that statements about the platform come from, by their code. */
  sources: Readonly<Record<string, SourcePage>>;
}

export interface SourcePage {
  name: string;
  /** Day of the copy that was read, when it is known. */
  date?: string;
}

/** One API: the platform's, the sandbox's control plane, or the webhook server's. */
export interface ApiDocument {
  /** Folder of its pages under `/reference/`. */
  key: string;
  bundle: Bundle;
  /** Where the samples send their requests: a server of `pnpm start`. */
  sampleHost: string;
}

const DOCUMENTS = [
  // The sandbox plays the platform; a script changes nothing but the host.
  { key: 'assessments', sampleHost: 'http://127.0.0.1:4010' },
  { key: 'sandbox', sampleHost: 'http://127.0.0.1:4010' },
  { key: 'webhook-server', sampleHost: 'http://127.0.0.1:4020' },
] as const;

const { resolve } = createRequire(import.meta.url);

/** Reads the bundled documents and the list of sources. */
export async function readContract(): Promise<Contract> {
  const documents = await Promise.all(
    DOCUMENTS.map(async (document) => {
      const bundle = await readFile(resolve(`@assessment-kit/contract/${document.key}.json`), 'utf8');
      return { ...document, bundle: JSON.parse(bundle) as Bundle };
    }),
  );
  const sources = join(dirname(resolve('@assessment-kit/openapi/package.json')), 'assessments/sources.yaml');
  return { documents, sources: parse(await readFile(sources, 'utf8')) as Contract['sources'] };
}
