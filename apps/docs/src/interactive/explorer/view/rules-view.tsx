import type { RuleAtWork } from '../model/rules-at-work.ts';

/** The rules that had a say, each with its source. */
export function RulesView({ rules }: { rules: readonly RuleAtWork[] }) {
  return (
    <section class="card" aria-labelledby="rules-title">
      <h2 id="rules-title">The rules behind it</h2>
      {rules.length === 0 ? (
        <p>
          No rule of statuses: it is a limit of a field (
          <a href="/reference/assessments/operations/update-assessment-order/#body">fields</a>) or what the company may
          do (<a href="/reference/statuses/#company">companies</a>).
        </p>
      ) : (
        <ul class="rules">
          {rules.map(({ id, title, text, source }) => (
            <li key={id}>
              <a href={`/reference/rules/#${id}`}>{title}</a>
              <p>{text}</p>
              <p class="source">
                <span class={`confidence ${source.confidence}`}>{source.confidence}</span>{' '}
                {source.page.map((code, at) => (
                  <span key={code}>
                    {at === 0 ? '' : ', '}
                    <a href={`/reference/sources/#${code}`}>{code}</a>
                  </span>
                ))}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
