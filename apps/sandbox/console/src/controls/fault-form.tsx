import { Field } from '@assessment-kit/console-parts';
import { operationTable } from '@assessment-kit/contract';
import type { Schema } from '@assessment-kit/contract/sandbox';
import { useState } from 'preact/hooks';
import { ANSWER_FAULTS, DELIVERY_FAULTS } from './fault-kinds.ts';

type Faults = Schema<'Faults'>;

/** Puts one fault together. */
export function FaultForm({ add }: { add: (added: Faults) => void }) {
  const [place, setPlace] = useState<'deliveries' | 'answers'>('deliveries');
  const [chosen, setChosen] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    add(faultOf(place, new FormData(event.currentTarget as HTMLFormElement)));
  };
  const kinds: Readonly<Record<string, string>> = place === 'deliveries' ? DELIVERY_FAULTS : ANSWER_FAULTS;
  const kind = chosen in kinds ? chosen : (Object.keys(kinds)[0] ?? '');
  return (
    <form class="fault-form" aria-label="Add a fault" onSubmit={submit}>
      <h3>Add a fault</h3>
      <div class="pair">
        <Field label="What fails" hint="On their way to the partner.">
          {(ids) => (
            <select {...ids} value={place} onChange={(event) => setPlace(event.currentTarget.value as typeof place)}>
              <option value="deliveries">Callbacks</option>
              <option value="answers">Answers</option>
            </select>
          )}
        </Field>
        <Field label="How" hint={`${kinds[kind]}.`}>
          {(ids) => (
            <select {...ids} name="kind" value={kind} onChange={(event) => setChosen(event.currentTarget.value)}>
              {Object.keys(kinds).map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
          )}
        </Field>
        {place === 'answers' && kind === 'error-before' ? (
          <Field label="Status" hint="301, or 400 to 599; 503 when empty.">
            {(ids) => <input {...ids} name="status" type="number" min="301" max="599" step="1" />}
          </Field>
        ) : null}
        <Field label="Probability" hint="From 0 to 1; always when empty.">
          {(ids) => <input {...ids} name="probability" type="number" min="0" max="1" step="any" />}
        </Field>
        <Field label="How many times" hint="Without end when empty.">
          {(ids) => <input {...ids} name="count" type="number" min="1" step="1" />}
        </Field>
        {place === 'deliveries' ? (
          <Field label="Only this callback">
            {(ids) => (
              <select {...ids} name="callback">
                <option value="">Any</option>
                <option value="order">order</option>
                <option value="error">error</option>
                <option value="job">job</option>
              </select>
            )}
          </Field>
        ) : (
          <Field label="Only this operation">
            {(ids) => (
              <select {...ids} name="operationId">
                <option value="">Any</option>
                {Object.keys(operationTable).map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label="Only this order" hint="Its id.">
          {(ids) => <input {...ids} name="orderId" autoComplete="off" />}
        </Field>
        <Field label="Seed" hint="The same seed draws the same faults.">
          {(ids) => <input {...ids} name="seed" type="number" step="1" />}
        </Field>
      </div>
      <button class="primary" type="submit">
        Add fault
      </button>
    </form>
  );
}

function faultOf(place: 'deliveries' | 'answers', form: FormData): Faults {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const texts = (...names: string[]) => names.flatMap((name) => (text(name) === '' ? [] : [[name, text(name)]]));
  const numbers = (...names: string[]) => texts(...names).map(([name, value]) => [name, Number(value)]);
  // The sandbox checks what was typed; the kinds are those of the contract.
  const fault = Object.fromEntries([
    ...texts('kind', 'callback', 'operationId', 'orderId'),
    ...numbers('status', 'probability', 'count'),
  ]);
  return { ...Object.fromEntries(numbers('seed')), [place]: [fault] };
}
