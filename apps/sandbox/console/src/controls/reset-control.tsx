import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { send } from '../data/api.ts';
import { useProblems } from './control-card.tsx';

/** Makes the sandbox forget everything, after asking once. */
export function ResetControl() {
  const [asking, setAsking] = useState(false);
  const [ask, yes] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)];
  const asked = useRef(false);
  const { note, problems } = useProblems();
  // The button that had the focus is gone; the one in its place takes it over.
  useLayoutEffect(() => {
    if (asking) yes.current?.focus();
    else if (asked.current) ask.current?.focus();
    asked.current = asking;
  }, [asking, ask, yes]);
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
          <button ref={yes} class="danger" type="button" onClick={reset}>
            Forget everything
          </button>
          <button type="button" onClick={() => setAsking(false)}>
            Keep it
          </button>
        </div>
      ) : (
        <button ref={ask} type="button" onClick={() => setAsking(true)}>
          Reset the sandbox…
        </button>
      )}
      {problems}
    </section>
  );
}
