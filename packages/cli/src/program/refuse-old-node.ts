import { UsageError } from '../failures/usage-error.ts';

/**
 * Some commands load packages that need a later Node.js than the program itself.
 *
 * @param what Needs it; begins the sentence.
 * @param engines As the package says it, for example `>=22.16`.
 * @throws {UsageError} that says which version is needed.
 */
export function refuseOldNode(what: string, engines: string, version: string = process.versions.node): void {
  const [wanted = ''] = /\d+\.\d+/.exec(engines) ?? [];
  const [neededMajor = 0, neededMinor = 0] = wanted.split('.').map(Number);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  throw new UsageError(
    `${what} needs Node.js ${wanted} or later; this is ${version}. Most other commands work with it.`,
  );
}
