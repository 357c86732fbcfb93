import { useProblems } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/sandbox';
import { send } from '../data/api.ts';
import { useLive } from '../data/use-loaded.ts';
import { ControlCard } from './control-card.tsx';

const SWITCHES = {
  rateLimit: 'Refuse more than 3 requests a second or 180 a minute with one token',
  gatewayDelay: 'Let the approval of a company take 15 minutes to reach the gateway',
} as const satisfies Record<keyof Schema<'Switches'>, string>;

/** Behaviour of the platform that is off while an integration is built. */
export function SwitchesControl() {
  const { loaded, change } = useLive('/_sandbox/switches');
  const { note, problems } = useProblems();
  return (
    <ControlCard title="Switches" about="What the platform does and is in the way while you build." loaded={loaded}>
      {(switches) => (
        <>
          {(Object.keys(SWITCHES) as (keyof typeof SWITCHES)[]).map((name) => (
            <label key={name} class="check">
              <input
                type="checkbox"
                checked={switches[name] === true}
                onChange={(event) =>
                  note(change(send('put', '/_sandbox/switches', { [name]: event.currentTarget.checked })))
                }
              />
              <span>{SWITCHES[name]}</span>
            </label>
          ))}
          {problems}
        </>
      )}
    </ControlCard>
  );
}
