import { useId } from 'preact/hooks';
import type { RefusedField } from '../model/answer.ts';
import { type KnownThings, suggestions } from '../model/known-things.ts';
import type { TryParameter } from '../model/operation.ts';

/** A parameter to be filled in, with its limits, and what the sandbox said about it. */
export function ParameterField(properties: {
  parameter: TryParameter;
  known: KnownThings;
  companyId: string;
  value: string;
  change: (value: string) => void;
  refused: readonly RefusedField[];
}) {
  const { parameter, known, companyId, value, change, refused } = properties;
  const id = useId();
  const offered = suggestions(known, parameter.name, companyId);
  const limits = parameter.limits.filter((limit) => !limit.startsWith('one of')).join(', ');
  const hints = [parameter.about, limits].filter((text) => text !== '').join(' · ');
  const common = {
    id,
    'aria-describedby': refused.length > 0 ? `${id}-problem ${id}-hint` : `${id}-hint`,
    'aria-invalid': refused.length > 0,
    'aria-required': parameter.required,
  };
  return (
    <div class="field">
      <label for={id}>
        <code>{parameter.name}</code> <span class="quiet">{parameter.in}</span>
        {parameter.required ? <span class="field-required"> required</span> : null}
      </label>
      {parameter.values.length > 0 ? (
        <select {...common} value={value} onChange={(event) => change(event.currentTarget.value)}>
          <option value="">not sent</option>
          {parameter.values.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          value={value}
          list={offered.length > 0 ? `${id}-list` : undefined}
          placeholder={parameter.example}
          autoComplete="off"
          spellcheck={false}
          onInput={(event) => change(event.currentTarget.value)}
        />
      )}
      {offered.length > 0 ? (
        <datalist id={`${id}-list`}>
          {offered.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      ) : null}
      {refused.length > 0 ? (
        <p class="problem" id={`${id}-problem`}>
          {refused.map(({ message }) => message).join(' ')}
        </p>
      ) : null}
      <p class="hint" id={`${id}-hint`}>
        {hints}
      </p>
    </div>
  );
}
