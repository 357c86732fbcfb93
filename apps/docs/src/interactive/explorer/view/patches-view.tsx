import { PACKAGE_STATUS_LABELS } from '@assessment-kit/rules';
import { RequestSamples } from '../../shared/request-samples.tsx';
import { patchSamples } from '../model/patch-samples.ts';
import type { Verdict } from '../model/verdict.ts';

/** The PATCHes that get there; for choices that are refused, the one that would be. */
export function PatchesView({ verdict }: { verdict: Verdict }) {
  if (!verdict.accepted) {
    return (
      <section class="card" aria-labelledby="patches-title">
        <h2 id="patches-title">No PATCH gets there</h2>
        <p>
          This one says all of it at once, and is answered with <code>{verdict.status}</code>:
        </p>
        <RequestSamples samples={patchSamples(verdict.body)} about="The refused PATCH" />
      </section>
    );
  }
  const { patches } = verdict;
  if (patches.length === 0) return null;
  return (
    <section class="card" aria-labelledby="patches-title">
      <h2 id="patches-title">{patches.length === 1 ? 'The PATCH that gets there' : 'The PATCHes that get there'}</h2>
      {patches.length === 1 ? null : (
        <p class="quiet">
          Tests first; what completes because of them follows, so that every reading of the rules is kept.
        </p>
      )}
      <ol class="patches">
        {patches.map(({ body, packageStatus }, at) => (
          <li key={at}>
            <h3>
              {patches.length === 1 ? 'PATCH' : `PATCH ${at + 1} of ${patches.length}`}
              <span class="quiet"> · afterwards {PACKAGE_STATUS_LABELS[packageStatus]}</span>
            </h3>
            <RequestSamples samples={patchSamples(body)} about={`PATCH ${at + 1}`} />
          </li>
        ))}
      </ol>
    </section>
  );
}
