import { Field, Time, useProblems } from '@assessment-kit/console-parts';
import { useEffect, useState } from 'preact/hooks';
import { send } from '../data/api.ts';
import { useLive } from '../data/use-loaded.ts';
import { ControlCard } from './control-card.tsx';

const STEPS = [
  { text: '1 minute', seconds: 60 },
  { text: '15 minutes', seconds: 15 * 60 },
  { text: '1 hour', seconds: 3600 },
  { text: '1 day', seconds: 24 * 3600 },
  { text: '30 days', seconds: 30 * 24 * 3600 },
] as const;

/** Moves the time of the sandbox. */
export function ClockControl() {
  const { loaded, change } = useLive('/_sandbox/clock');
  const { note, problems } = useProblems();
  const goTo = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget as HTMLFormElement).get('now') ?? '');
    // The field has no time zone; the console speaks of UTC everywhere.
    const now = new Date(`${typed}Z`);
    if (!Number.isNaN(now.getTime())) note(change(send('post', '/_sandbox/clock', { now: now.toISOString() })));
  };
  return (
    <ControlCard
      title="Clock"
      about="Everything that waits or expires goes by it: tokens, packages, subscriptions, rate limits."
      loaded={loaded}
    >
      {({ now }) => (
        <>
          <p class="clock">
            <RunningTime key={now} from={now} />
          </p>
          <fieldset>
            <legend>Go forward</legend>
            <div class="buttons">
              {STEPS.map(({ text, seconds }) => (
                <button
                  key={text}
                  type="button"
                  onClick={() => note(change(send('post', '/_sandbox/clock', { advanceSeconds: seconds })))}
                >
                  {text}
                </button>
              ))}
            </div>
          </fieldset>
          <form class="inline" onSubmit={goTo}>
            <Field label="Go to (UTC)">
              {(ids) => <input {...ids} type="datetime-local" name="now" step="1" required />}
            </Field>
            <button type="submit">Go</button>
          </form>
          <button
            type="button"
            onClick={() => note(change(send('post', '/_sandbox/clock', { now: new Date().toISOString() })))}
          >
            Back to this machine's time
          </button>
          {problems}
        </>
      )}
    </ControlCard>
  );
}

/** The time of the sandbox, running on from the moment it was asked for. */
function RunningTime({ from }: { from: string }) {
  const [began] = useState(() => performance.now());
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <Time at={new Date(Date.parse(from) + performance.now() - began).toISOString()} />;
}
