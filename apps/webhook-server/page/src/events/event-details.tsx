import { Message } from '@assessment-kit/console-parts';
import { useLoaded } from '../data/api.ts';
import { ViewOf } from '../parts/view-of.tsx';
import { FailedAttempts } from './failed-attempts.tsx';
import { ReplayButton } from './replay-button.tsx';

/** An event with its payload and why attempts to hand it over failed. */
export function EventDetails({ eventId }: { eventId: string }) {
  const loaded = useLoaded('/v1/events/{eventId}', { eventId });
  return (
    <ViewOf loaded={loaded}>
      {({ id, state, replayed, payload, failedAttempts, personalDataErasedAt }) => (
        <>
          <p class="quiet">
            <code>{id}</code>
            {replayed ? ' · was replayed' : null}
          </p>
          <FailedAttempts attempts={failedAttempts} />
          <ReplayButton eventId={id} state={state} erasedAt={personalDataErasedAt} />
          <Message label="Payload" body={JSON.stringify(payload)} />
        </>
      )}
    </ViewOf>
  );
}
