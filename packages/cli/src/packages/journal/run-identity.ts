import { createHash } from 'node:crypto';
import type { AssessmentPackage } from '../file/read-catalogue.ts';
import type { RunIdentity } from './journal-lines.ts';

/** Names a run by what it does to whom. Neither the client id nor anything secret can be read from it. */
export function runIdentity(
  packages: readonly AssessmentPackage[],
  { baseUrl, clientId }: { baseUrl: string; clientId: string },
  prune: boolean,
): RunIdentity {
  return { catalogue: hash(canonical(packages)), host: baseUrl, account: hash(clientId), prune };
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64url')}`;
}

/** JSON with the fields of each object in the sequence of their names: how the file is written makes no difference. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
