import { useState } from 'preact/hooks';

/** A button for what cannot be taken back: asks once more before it does it. */
export function AskTwice(properties: { ask: string; confirm: string; keep: string; act: () => void }) {
  const { ask, confirm, keep, act } = properties;
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" onClick={() => setAsking(true)}>
        {ask}
      </button>
    );
  }
  const confirmed = () => {
    setAsking(false);
    act();
  };
  return (
    <div class="buttons">
      <button class="danger" type="button" onClick={confirmed}>
        {confirm}
      </button>
      <button type="button" onClick={() => setAsking(false)}>
        {keep}
      </button>
    </div>
  );
}
