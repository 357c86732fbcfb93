import { useState } from 'preact/hooks';
import { curl } from '../../../reference/sample-curl.ts';
import { plainFetch } from '../../../reference/sample-fetch.ts';
import { clientCall } from '../../shared/client-call.ts';
import { RequestSamples } from '../../shared/request-samples.tsx';
import type { Settings } from '../data/settings.ts';
import type { SandboxConnection } from '../data/use-sandbox.ts';
import { type GivenAnswer, refusedFields } from '../model/answer.ts';
import type { TryOperation } from '../model/operation.ts';
import { type Filled, requestOf, sampleOf } from '../model/request.ts';
import { AnswerView } from './answer-view.tsx';
import { BodyEditor } from './body-editor.tsx';
import { ParameterField } from './parameter-field.tsx';

type Sent = { readonly answer: GivenAnswer } | { readonly failure: string };

/** The request of an operation, filled in, and what it is answered. */
export function OperationForm(properties: {
  operation: TryOperation;
  filled: Filled;
  change: (filled: Filled) => void;
  takeExample: (at: number) => void;
  settings: Settings;
  sandbox: SandboxConnection;
}) {
  const { operation, filled, change, takeExample, settings, sandbox } = properties;
  const [sent, setSent] = useState<Sent | null>(null);
  const [sending, setSending] = useState(false);
  const refused = sent && 'answer' in sent ? refusedFields(sent.answer) : [];
  const names = operation.parameters.map(({ name }) => name.toLowerCase());
  const isParameter = (field: string) => names.includes(field.toLowerCase());

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    // A button that is switched off meanwhile would lose the focus.
    if (sending) return;
    setSending(true);
    try {
      const answer = await sandbox.calls.call(requestOf(settings.host, operation, filled), operation.needsToken);
      setSent({ answer });
    } catch (error) {
      const isOurs = error instanceof Error && !(error instanceof TypeError);
      setSent({
        failure: isOurs ? error.message : 'No answer came: the sandbox is not running, or the connection broke.',
      });
    }
    setSending(false);
  };

  const sample = sampleOf(settings.host, operation, filled);
  return (
    <div class="operation">
      <form class="card" aria-label={`Request of ${operation.title}`} onSubmit={submit} noValidate>
        <div class="card-head">
          <h2>{operation.title}</h2>
          <a href={operation.reference}>Reference</a>
        </div>
        <p class="endpoint">
          <span class={`method method-${operation.method.toLowerCase()}`}>{operation.method}</span>{' '}
          <code>{operation.path}</code>
        </p>
        <p>{operation.about}</p>
        {operation.parameters.length === 0 ? null : (
          <div class="parameters">
            {operation.parameters.map((parameter) => (
              <ParameterField
                key={parameter.name}
                {...{ parameter }}
                known={sandbox.known}
                companyId={filled.values['companyId'] ?? ''}
                value={filled.values[parameter.name] ?? ''}
                change={(value) => change({ ...filled, values: { ...filled.values, [parameter.name]: value } })}
                refused={refused.filter(({ field }) => field.toLowerCase() === parameter.name.toLowerCase())}
              />
            ))}
          </div>
        )}
        {operation.body ? (
          <BodyEditor
            body={operation.body}
            text={filled.body}
            change={(body) => change({ ...filled, body })}
            takeExample={takeExample}
            refused={refused.filter(({ field }) => !isParameter(field))}
          />
        ) : null}
        <p class="buttons">
          <button type="submit" class="primary" aria-disabled={sending}>
            Send
          </button>
          {operation.needsToken ? <span class="quiet">The token is fetched by itself.</span> : null}
        </p>
      </form>
      <AnswerView operation={operation} sent={sent} sending={sending} />
      <section class="card" aria-labelledby="samples-title">
        <h2 id="samples-title">The same request</h2>
        <RequestSamples
          about="The request"
          samples={[
            { id: 'curl', label: 'curl', text: curl(sample) },
            { id: 'client', label: 'Client', text: clientText(operation, filled, sample.body?.value) },
            { id: 'fetch', label: 'fetch', text: plainFetch(sample) },
          ]}
        />
      </section>
    </div>
  );
}

function clientText(operation: TryOperation, { values }: Filled, body: unknown): string {
  const named = operation.parameters.filter(({ in: place, name }) => place !== 'header' && (values[name] ?? '') !== '');
  const parameters = Object.fromEntries(named.map(({ name }) => [name, values[name]]));
  const testMode = Object.entries(values).some(
    ([name, value]) => name.toLowerCase() === 'testmode' && value === 'true',
  );
  return clientCall({ operationId: operation.id, parameters, body: body ?? undefined, testMode });
}
