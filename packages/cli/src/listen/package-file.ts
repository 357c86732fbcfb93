import type { Schema } from '@assessment-kit/contract';
import { readDocument } from '../context/read-document.ts';
import { UsageError } from '../failures/usage-error.ts';

/** The package in a JSON or YAML file. */
export async function packageIn(
  io: Parameters<typeof readDocument>[0],
  path: string,
): Promise<Schema<'AssessmentPackage'>> {
  const document = await readDocument(io, path);
  const id = (document as { id?: unknown } | null)?.id;
  // Everything else is checked by the preflight, field by field.
  if (typeof id === 'string' && id !== '') return document as Schema<'AssessmentPackage'>;
  throw new UsageError(`${path} must hold one package with an id.`);
}
