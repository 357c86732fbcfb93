import { useState } from 'preact/hooks';
import { useFollowedOrder } from '../data/use-followed-order.ts';
import { useJobs } from '../data/use-jobs.ts';
import { useRegistration } from '../data/use-registration.ts';
import type { SandboxConnection } from '../data/use-sandbox.ts';
import type { Prepared } from '../model/operation.ts';
import type { Trigger } from '../model/trigger.ts';
import { JobsView } from './jobs-view.tsx';
import { OrderFollowed } from './order-followed.tsx';
import { ReceiverForm } from './receiver-form.tsx';
import { TriggerForm } from './trigger-form.tsx';
import type { Address } from './use-address.ts';

/** Callbacks: where they go, what makes them leave, and what happens then. */
export function WebhooksView(properties: {
  prepared: Prepared;
  sandbox: SandboxConnection;
  address: Address;
  go: (address: Address) => void;
}) {
  const { prepared, sandbox, address, go } = properties;
  const registered = useRegistration(prepared, sandbox);
  const jobs = useJobs(sandbox);
  const [orderId, setOrderId] = useState<string | null>(null);
  const { orders } = sandbox.known;
  const followedId = orderId ?? orders[0]?.orderId ?? null;
  const followed = useFollowedOrder(sandbox, followedId);
  const trigger: Trigger = address.webhook === 'job' || address.webhook === 'error' ? address.webhook : 'order';

  return (
    <div class="columns">
      <div>
        <ReceiverForm {...{ prepared, sandbox, registered }} />
        <TriggerForm
          {...{ prepared, sandbox, registered, trigger }}
          choose={(next) => go({ ...address, webhook: next })}
          placed={setOrderId}
        />
      </div>
      <div class="outcome">
        {trigger === 'job' ? <JobsView jobs={jobs} /> : null}
        <OrderFollowed
          {...{ followed, orders, followedId, registered }}
          follow={setOrderId}
          report={(given) => go({ view: 'operations', operation: 'updateAssessmentOrder', webhook: null, given })}
        />
      </div>
    </div>
  );
}
