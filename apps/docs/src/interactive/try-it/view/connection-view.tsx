import { Chip, type Connection, Field } from '@assessment-kit/console-parts';
import { useState } from 'preact/hooks';
import { CopyButton } from '../../shared/copy-button.tsx';
import type { Settings } from '../data/settings.ts';
import { readHost } from '../model/host.ts';
import type { Prepared } from '../model/operation.ts';

const CONNECTIONS = {
  connecting: { tone: 'neutral', text: 'Connecting' },
  live: { tone: 'good', text: 'Connected' },
  lost: { tone: 'attention', text: 'Not running' },
} as const;

/** Which sandbox is called; when there is none, how to start it. */
export function ConnectionView(properties: {
  prepared: Prepared;
  settings: Settings;
  setSettings: (settings: Settings) => void;
  connection: Connection;
}) {
  const { prepared, settings, setSettings, connection } = properties;
  const { tone, text } = CONNECTIONS[connection];
  return (
    <section class="card connection" aria-labelledby="connection-title">
      <div class="card-head">
        <h2 id="connection-title">Sandbox</h2>
        <code>{settings.host}</code>
        <span role="status">
          <Chip tone={tone} text={text} />
        </span>
      </div>
      {connection === 'lost' ? <HowToStart prepared={prepared} host={settings.host} /> : null}
      <SettingsForm {...{ settings, setSettings }} />
    </section>
  );
}

function HowToStart({ prepared: { startAll, startSandbox }, host }: { prepared: Prepared; host: string }) {
  return (
    <div class="how-to-start">
      <p>
        No sandbox answers at <code>{host}</code>. Start one in the folder of the kit; this page connects by itself.
      </p>
      {[
        { command: startAll, about: 'Everything, with a webhook server and one order' },
        { command: startSandbox, about: 'The sandbox alone' },
      ].map(({ command, about }) => (
        <p key={command} class="command">
          <span class="quiet">{about}</span>
          <code>{command}</code>
          <CopyButton text={() => command} label={`Copy ${command}`} />
        </p>
      ))}
    </div>
  );
}

function SettingsForm({ settings, setSettings }: { settings: Settings; setSettings: (settings: Settings) => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const read = readHost(String(form.get('host')));
    setProblem(read.ok ? null : read.problem);
    if (!read.ok) return;
    setSettings({
      host: read.host,
      clientId: String(form.get('clientId')),
      clientSecret: String(form.get('clientSecret')),
    });
  };
  return (
    <details class="more">
      <summary>Another sandbox or credentials</summary>
      <form onSubmit={submit}>
        <div class="pair">
          <Field label="Host, on this machine only">
            {(ids) => (
              <input
                {...ids}
                name="host"
                defaultValue={settings.host}
                spellcheck={false}
                autoComplete="off"
                aria-invalid={problem !== null}
              />
            )}
          </Field>
          <Field label="Client id">
            {(ids) => <input {...ids} name="clientId" defaultValue={settings.clientId} autoComplete="off" />}
          </Field>
          <Field label="Client secret">
            {(ids) => (
              <input
                {...ids}
                name="clientSecret"
                type="password"
                defaultValue={settings.clientSecret}
                autoComplete="off"
              />
            )}
          </Field>
        </div>
        <p class="buttons">
          <button type="submit">Connect</button>
          {problem === null ? null : (
            <span class="problem" role="alert">
              {problem}
            </span>
          )}
        </p>
      </form>
    </details>
  );
}
