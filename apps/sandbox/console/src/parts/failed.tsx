import { Failed as FailedResult, type Result } from '@assessment-kit/console-parts';

/** Says why something cannot be shown; an older sandbox may not have it at all. */
export function Failed({ what, result }: { what: string; result: Extract<Result<unknown>, { ok: false }> }) {
  const problems = [`${what} cannot be shown: this sandbox does not offer them.`];
  return <FailedResult result={result.status === 404 ? { ...result, problems } : result} />;
}
