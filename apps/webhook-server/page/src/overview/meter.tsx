import { Chip, Time, type Tone } from '@assessment-kit/console-parts';
import { duration } from '../parts/duration.ts';

/** From here on, in seconds, somebody should look. */
const SLOW_SECONDS = 60;
const LATE_SECONDS = 15 * 60;

/** How much waits, and since when. */
export function Meter(properties: { waiting: number; lagSeconds: number; oldestAt: string | null; nothing: string }) {
  const { waiting, lagSeconds, oldestAt, nothing } = properties;
  if (waiting === 0) return <p>{nothing}</p>;
  return (
    <div class="meter">
      <p>
        <strong class="big">{waiting}</strong> waiting
      </p>
      <Chip tone={toneOf(lagSeconds)} text={`lag ${duration(lagSeconds)}`} />
      {oldestAt === null ? null : (
        <p class="quiet">
          The oldest came <Time at={oldestAt} />
        </p>
      )}
    </div>
  );
}

function toneOf(lagSeconds: number): Tone {
  if (lagSeconds >= LATE_SECONDS) return 'bad';
  return lagSeconds >= SLOW_SECONDS ? 'attention' : 'good';
}
