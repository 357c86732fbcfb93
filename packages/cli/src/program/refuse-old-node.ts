import { oldNodeProblem } from '@assessment-kit/http/old-node';
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
  const problem = oldNodeProblem(what, wanted, version);
  if (problem !== null) throw new UsageError(`${problem} Most other commands work with it.`);
}
