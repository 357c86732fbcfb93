import { Message } from '@assessment-kit/console-parts';
import { useLoaded } from '../data/api.ts';
import { ViewOf } from '../parts/view-of.tsx';
import { AttemptHistory } from './attempt-history.tsx';
import { DecisionButtons } from './decision-buttons.tsx';

/** An update with its body, every attempt to send it, and what may be decided about it. */
export function UpdateDetails({ updateId }: { updateId: string }) {
  const loaded = useLoaded('/v1/updates/{updateId}', { updateId });
  return (
    <ViewOf loaded={loaded}>
      {(update) => (
        <>
          <p class="quiet">
            <code>{update.id}</code>
          </p>
          <AttemptHistory history={update.history} />
          <DecisionButtons update={update} />
          <Message label="Sent to the platform" body={JSON.stringify(update.body)} />
        </>
      )}
    </ViewOf>
  );
}
