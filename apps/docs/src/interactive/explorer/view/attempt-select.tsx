import type { TestState } from '@assessment-kit/rules';
import type { TestChoice } from '../model/choices.ts';

/** Which attempt is reported: none, one that is known, or the next one. */
export function AttemptSelect(properties: {
  name: string;
  choice: TestChoice;
  present: TestState | undefined;
  change: (part: Partial<TestChoice>) => void;
}) {
  const { name, choice, present, change } = properties;
  const known = present?.attempts ?? [];
  const next = (known.at(-1)?.attempt ?? 0) + 1;
  const offered = new Set([
    ...known.map(({ attempt }) => attempt),
    next,
    ...(choice.attempt === null ? [] : [choice.attempt]),
  ]);
  const select = (text: string) => {
    const attempt = text === '' ? null : Number(text);
    const found = known.find((each) => each.attempt === attempt);
    // What is known of an attempt comes with it; a new one begins empty.
    const score = found ? (found.value ?? '') : '';
    change(found?.status ? { attempt, score, status: found.status.value } : { attempt, score });
  };
  return (
    <select
      aria-label={name}
      class="attempt"
      value={choice.attempt ?? ''}
      onChange={(event) => select(event.currentTarget.value)}
    >
      <option value="">no score</option>
      {[...offered]
        .sort((left, right) => left - right)
        .map((attempt) => (
          <option key={attempt} value={attempt}>
            attempt {attempt}
            {known.some((each) => each.attempt === attempt) ? '' : ' (new)'}
          </option>
        ))}
    </select>
  );
}
