/**
 * What the kit's servers need, and what the engines of their packages say.
 *
 * ```ts
 * const problem = oldNodeProblem('The sandbox', OLDEST_NODE, process.versions.node);
 * ```
 */
export const OLDEST_NODE = '22.16.0';

/**
 * One sentence when Node.js is older than what a program needs, `null` when it is not.
 *
 * ```ts
 * const problem = oldNodeProblem('The sandbox', '20.10.0', process.versions.node);
 * if (problem !== null) throw new Error(problem);
 * ```
 *
 * @param program As a sentence begins with it: `The sandbox`.
 * @param oldest Major, minor and perhaps patch: `22.16`.
 * @param running The version that runs, `process.versions.node`.
 */
export function oldNodeProblem(program: string, oldest: string, running: string): string | null {
  const [wanted, found] = [oldest, running].map((version) =>
    version.split('.').map((part) => Number.parseInt(part, 10)),
  );
  for (const [index, least] of (wanted ?? []).entries()) {
    const part = found?.[index] ?? 0;
    if (part > least) return null;
    if (part < least) return `${program} needs Node.js ${oldest} or later; this is ${running}.`;
  }
  return null;
}
