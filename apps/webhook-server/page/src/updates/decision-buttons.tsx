import { useProblems } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { send } from '../data/api.ts';
import { AskTwice } from '../parts/ask-twice.tsx';
import { Erased } from '../parts/erased.tsx';

type Update = Pick<Schema<'Update'>, 'id' | 'state' | 'personalDataErasedAt'>;

/** What a person may decide about an update that is refused or in doubt. */
export function DecisionButtons({ update }: { update: Update }) {
  const { id: updateId, state, personalDataErasedAt: erasedAt } = update;
  const { note, problems } = useProblems();
  const retry = () => note(send('post', '/v1/updates/{updateId}/retry', undefined, { updateId }));
  const confirm = () => note(send('post', '/v1/updates/{updateId}/confirm', undefined, { updateId }));
  const discard = () => note(send('post', '/v1/updates/{updateId}/discard', undefined, { updateId }));
  if (erasedAt !== null) return <Erased at={erasedAt} />;
  if (state === 'refused') {
    return (
      <div class="actions">
        <p>Once the cause is removed at the platform, send it again; what waits behind it follows.</p>
        <div class="buttons">
          <button class="primary" type="button" onClick={retry}>
            Send again
          </button>
          <AskTwice ask="Give it up…" confirm="Give it up for good" keep="Keep it" act={discard} />
        </div>
        {problems}
      </div>
    );
  }
  if (state === 'in_doubt') {
    return (
      <div class="actions">
        <p>Look at the order on the platform: are these reports there?</p>
        <div class="buttons">
          <button type="button" onClick={confirm}>
            They are there
          </button>
          <AskTwice ask="They are missing…" confirm="Send the reports once more" keep="Not sure yet" act={retry} />
        </div>
        {problems}
      </div>
    );
  }
  return null;
}
