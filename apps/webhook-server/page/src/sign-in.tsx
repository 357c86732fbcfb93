import { Field, Problems } from '@assessment-kit/console-parts';
import { useState } from 'preact/hooks';
import { keepToken } from './data/token.ts';
import { Title } from './parts/title.tsx';

/** Asks for the operator's token, once for each tab. */
export function SignIn({ refused }: { refused: boolean }) {
  const [token, setToken] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (token.trim() !== '') keepToken(token.trim());
  };
  return (
    <main class="sign-in">
      <form class="card" onSubmit={submit}>
        <Title text="Webhook server" />
        <p class="quiet">
          Orders hold names and addresses, so this page asks for the operator's token. It is kept until this tab is
          closed.
        </p>
        <Field label="Operator token" hint="What the server was started with as OPERATOR_TOKEN.">
          {(ids) => (
            <input
              {...ids}
              type="password"
              autocomplete="current-password"
              required
              value={token}
              onInput={(event) => setToken(event.currentTarget.value)}
            />
          )}
        </Field>
        <div role="status">{refused ? <Problems of={['The token is wrong, or no longer valid.']} /> : null}</div>
        <button class="primary" type="submit">
          Open
        </button>
      </form>
    </main>
  );
}
