import { Chip, Prose, useProblems } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/sandbox';
import { send } from '../data/api.ts';
import { useLive } from '../data/use-loaded.ts';
import { ControlCard } from './control-card.tsx';

/** Points on which the platform's pages disagree: which reading the sandbox follows. */
export function ReadingsControl() {
  const { loaded, change } = useLive('/_sandbox/readings');
  const { note, problems } = useProblems();
  return (
    <ControlCard
      title="Readings"
      about="Where the platform's pages disagree, the sandbox follows the reading chosen here."
      loaded={loaded}
    >
      {({ items }) => (
        <>
          <div class="readings">
            {items.map((reading) => (
              <Reading
                key={reading.id}
                reading={reading}
                choose={(value) => note(change(send('put', '/_sandbox/readings', { [reading.id]: value })))}
              />
            ))}
          </div>
          {problems}
        </>
      )}
    </ControlCard>
  );
}

function Reading({ reading, choose }: { reading: Schema<'Reading'>; choose: (value: string) => void }) {
  const { id, title, value, default: recommended, why, readings } = reading;
  return (
    <details>
      <summary>
        <span>{title}</span> <Chip tone={value === recommended ? 'neutral' : 'attention'} text={value} />
      </summary>
      <fieldset>
        <legend class="hidden">{title}</legend>
        {readings.map((choice) => (
          <label key={choice.value} class="check">
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => choose(choice.value)}
            />
            <span>
              <strong>{choice.value}</strong>
              {choice.value === recommended ? ' (recommended)' : ''}
              <br />
              <Prose text={choice.says} /> <span class="quiet">{choice.pages.join(', ')}</span>
            </span>
          </label>
        ))}
        <p class="hint">
          Why <strong>{recommended}</strong>: <Prose text={why} />
        </p>
      </fieldset>
    </details>
  );
}
