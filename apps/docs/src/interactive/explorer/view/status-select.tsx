import { useId } from 'preact/hooks';

/** A choice among statuses, and the one that holds now when another is chosen. */
export function StatusSelect<Value extends string>(properties: {
  name: string;
  value: Value;
  statuses: Readonly<Record<Value, { readonly label: string; readonly meaning: string }>>;
  present: Value | undefined;
  change: (value: Value) => void;
}) {
  const { name, value, statuses, present, change } = properties;
  const id = useId();
  return (
    <div class="status-choice">
      <select
        aria-label={name}
        aria-describedby={id}
        value={value}
        // Honest: the options are the keys of the table.
        onChange={(event) => change(event.currentTarget.value as Value)}
      >
        {Object.keys(statuses).map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <span class="hint" id={id}>
        {present === undefined || present === value ? statuses[value].meaning : `Now ${present}`}
      </span>
    </div>
  );
}
