import { Chip } from '@assessment-kit/console-parts';
import { Code } from '../../shared/code.tsx';
import { declaredAnswer, type GivenAnswer } from '../model/answer.ts';
import type { TryOperation } from '../model/operation.ts';

/** What came back: which declared answer it is, its headers, its body, and how long it took. */
export function AnswerView(properties: {
  operation: TryOperation;
  sent: { readonly answer: GivenAnswer } | { readonly failure: string } | null;
  sending: boolean;
}) {
  const { operation, sent, sending } = properties;
  return (
    <section class="card answer" aria-labelledby="answer-title" aria-busy={sending}>
      <h2 id="answer-title">Answer</h2>
      <div role="status">
        {sent === null ? (
          <p class="quiet">{sending ? 'Sending…' : 'Nothing was sent yet.'}</p>
        ) : 'failure' in sent ? (
          <p class="problem">{sent.failure}</p>
        ) : (
          <StatusLine operation={operation} answer={sent.answer} />
        )}
      </div>
      {sent && 'answer' in sent ? <Details answer={sent.answer} /> : null}
    </section>
  );
}

function StatusLine({ operation, answer }: { operation: TryOperation; answer: GivenAnswer }) {
  const declared = declaredAnswer(operation, answer.status);
  const tone = answer.status < 300 ? 'good' : answer.status < 500 ? 'attention' : 'bad';
  return (
    <p class="status-line">
      <Chip tone={tone} text={String(answer.status)} /> in {Math.round(answer.durationMs)} ms.{' '}
      {declared ? (
        <>
          Declared as <a href={declared.reference}>{declared.status}</a>: {declared.about}
        </>
      ) : (
        'The contract declares no such answer.'
      )}
    </p>
  );
}

function Details({ answer: { headers, body } }: { answer: GivenAnswer }) {
  return (
    <>
      <details class="more">
        <summary>Headers ({headers.length})</summary>
        <Code label="Headers of the answer" text={headers.map(([name, value]) => `${name}: ${value}`).join('\n')} />
      </details>
      {body === '' ? (
        <p class="quiet">It has no body.</p>
      ) : (
        <Code label="Body of the answer" text={indented(body)} json />
      )}
    </>
  );
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
