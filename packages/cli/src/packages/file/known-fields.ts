import { fieldLimits } from '@assessment-kit/rules';

/** Of the catalogue itself. `$schema` is for editors, in a file of JSON. */
const OF_THE_FILE: readonly string[] = ['packages', '$schema'];

/** Names of fields by what they are part of: '' for the package, then `status`, `assessments[]`, `assessments[].tests[]`. */
const OF_A_PACKAGE = new Map<string, string[]>();
for (const { path } of fieldLimits('upsertAssessmentPackage')) {
  const at = path.lastIndexOf('.');
  const [parent, name] = at < 0 ? ['', path] : [path.slice(0, at), path.slice(at + 1)];
  OF_A_PACKAGE.set(parent, [...(OF_A_PACKAGE.get(parent) ?? []), name]);
}

/**
 * The fields that the contract knows for an object of the catalogue.
 *
 * @param path Where the object stands; without indexes, such as `packages[].assessments[]`, and '' for the file.
 * @returns `undefined` for what is no object of the contract.
 */
export function knownFields(path: string): readonly string[] | undefined {
  if (path === '') return OF_THE_FILE;
  return path.startsWith('packages[]') ? OF_A_PACKAGE.get(path.slice('packages[].'.length)) : undefined;
}
