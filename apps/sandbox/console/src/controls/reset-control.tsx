import { useProblems } from '@assessment-kit/console-parts';
import { useState } from 'preact/hooks';
import { send } from '../data/api.ts';

/** Makes the sandbox forget everything, after asking once. */
export function ResetControl() {
  const [asking, setAsking] = useState(false);
  const { note, problems } = useProblems();
  const reset = () => {
    setAsking(false);
    note(send('post', '/_sandbox/reset', undefined));
  };
  return (
    <section class="card" aria-label="Reset">
      <h2>Reset</h2>
      <p class="quiet">
        Forgets companies, packages, orders, deliveries, callbacks and tokens. Faults are those of the start again.
      </p>
      {asking ? (
        <div class="buttons">
          <button class="danger" type="button" onClick={reset}>
            Forget everything
          </button>
          <button type="button" onClick={() => setAsking(false)}>
            Keep it
          </button>
        </div>
      ) : (
        <button type="button" onClick={() => setAsking(true)}>
          Reset the sandbox…
        </button>
      )}
      {problems}
    </section>
  );
}
