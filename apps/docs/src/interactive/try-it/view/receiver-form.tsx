import { Field } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract';
import { useState } from 'preact/hooks';
import { operationOf } from '../data/operation-of.ts';
import type { SandboxConnection } from '../data/use-sandbox.ts';
import { type RefusedField, refusedFields } from '../model/answer.ts';
import type { Prepared } from '../model/operation.ts';
import { requestOf } from '../model/request.ts';

const URLS = [
  { name: 'successCallbackUrl', label: 'URL for orders', placeholder: 'http://127.0.0.1:4020/callbacks/orders' },
  { name: 'errorCallbackUrl', label: 'URL for errors, if any', placeholder: 'http://127.0.0.1:4020/callbacks/errors' },
  {
    name: 'jobCreationCallbackUrl',
    label: 'URL for jobs, if any',
    placeholder: 'http://127.0.0.1:4020/callbacks/jobs',
  },
] as const;

/** Where the sandbox sends callbacks, and how to send them somewhere else. */
export function ReceiverForm(properties: {
  prepared: Prepared;
  sandbox: SandboxConnection;
  registered: Schema<'CallbackDetails'> | null | undefined;
}) {
  const { prepared, sandbox, registered } = properties;
  const [said, setSaid] = useState<string | null>(null);
  const [refused, setRefused] = useState<readonly RefusedField[]>([]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const typed = (name: string) => String(form.get(name) ?? '').trim();
    const urls = URLS.flatMap(({ name }) =>
      typed(name) === '' && name !== 'successCallbackUrl' ? [] : [[name, typed(name)]],
    );
    const body = {
      callbackDetails: Object.fromEntries(urls),
      callerDetails: { callerName: 'Try it' },
      apiKey: typed('apiKey'),
    };
    const operation = operationOf(prepared, 'upsertCallback');
    const request = requestOf(sandbox.calls.host, operation, { values: {}, body: JSON.stringify(body) });
    try {
      const answer = await sandbox.calls.call(request, true);
      const fields = refusedFields(answer);
      setRefused(fields);
      setSaid(
        answer.status < 300
          ? `Registered (${answer.status}).`
          : fields.length > 0
            ? null
            : `Answered ${answer.status}.`,
      );
    } catch {
      setSaid('The sandbox does not answer.');
    }
  };

  return (
    <section class="card" aria-labelledby="receiver-title">
      <h2 id="receiver-title">Your receiver</h2>
      <Registered registered={registered} />
      <details class="more" open={registered === null}>
        <summary>Send callbacks to another receiver</summary>
        <form onSubmit={submit} noValidate>
          {URLS.map(({ name, label, placeholder }) => (
            <UrlField key={name} {...{ name, label, placeholder }} refused={refusalOf(refused, name)} />
          ))}
          <UrlField
            name="apiKey"
            label="Key, sent as x-api-key"
            placeholder=""
            refused={refusalOf(refused, 'apiKey')}
          />
          <p class="quiet">
            The sandbox calls the receiver, not this page. Registering takes the place of what is registered now; its
            key cannot be read back.
          </p>
          <p class="buttons">
            <button type="submit">Register</button>
            <span role="status">{said}</span>
          </p>
        </form>
      </details>
    </section>
  );
}

function Registered({ registered }: { registered: Schema<'CallbackDetails'> | null | undefined }) {
  if (registered === undefined) return <p class="quiet">Not known yet.</p>;
  if (registered === null) return <p>None is registered: nothing would be sent.</p>;
  return (
    <dl class="registered">
      {URLS.map(({ name, label }) => (
        <div key={name}>
          <dt>{label.replace(', if any', '')}</dt>
          <dd>
            <code>{registered[name] ?? 'none'}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function UrlField(properties: { name: string; label: string; placeholder: string; refused: string }) {
  const { name, label, placeholder, refused } = properties;
  return (
    <Field label={label} {...(refused === '' ? {} : { hint: refused })}>
      {(ids) => (
        <input
          {...ids}
          name={name}
          placeholder={placeholder}
          spellcheck={false}
          autoComplete="off"
          aria-invalid={refused !== ''}
        />
      )}
    </Field>
  );
}

function refusalOf(refused: readonly RefusedField[], name: string): string {
  return refused.flatMap(({ field, message }) => (field.endsWith(name) ? [message] : [])).join(' ');
}
