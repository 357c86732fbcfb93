import { Field } from '@assessment-kit/console-parts';

interface More {
  score: string;
  reportUrl: string;
}

/** Score and report, which nobody needs to fill in. Their limits are the contract's, and checked with everything else. */
export function MoreFields(
  properties: More & {
    of: string;
    kind: 'assessment' | 'test';
    change: (part: Partial<More>) => void;
  },
) {
  const { of, kind, score, reportUrl, change } = properties;
  const filled = [score === '' ? [] : `score ${score}`, reportUrl === '' ? [] : 'a report'].flat();
  return (
    <details class="more">
      <summary>
        Score and report<span class="sr-only"> of {of}</span>
        {filled.length === 0 ? null : <span class="quiet">: {filled.join(', ')}</span>}
      </summary>
      <div class="pair">
        <Field label={kind === 'test' ? 'Score of the attempt' : 'Score of the assessment'}>
          {(ids) => (
            <input
              {...ids}
              value={score}
              autoComplete="off"
              onInput={(event) => change({ score: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label="Link of a report to add">
          {(ids) => (
            <input
              {...ids}
              value={reportUrl}
              placeholder="https://reports.example/4711"
              autoComplete="off"
              spellcheck={false}
              onInput={(event) => change({ reportUrl: event.currentTarget.value.trim() })}
            />
          )}
        </Field>
      </div>
    </details>
  );
}
