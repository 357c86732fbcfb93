import { Chip, Field, OrderTimeline, timelineOf } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract';
import { ASSESSMENT_STATUSES, PACKAGE_STATUS_LABELS } from '@assessment-kit/rules';
import { PACKAGE_TONES } from '../../shared/tones.ts';
import type { Followed } from '../data/use-followed-order.ts';
import type { KnownThings } from '../model/known-things.ts';

/** An order while it happens: what the HR user sees, callbacks with answers, updates of the partner. */
export function OrderFollowed(properties: {
  followed: Followed | null;
  followedId: string | null;
  orders: KnownThings['orders'];
  registered: Schema<'CallbackDetails'> | null | undefined;
  follow: (orderId: string) => void;
  report: (given: Readonly<Record<string, string>>) => void;
}) {
  const { followed, followedId, orders, registered, follow, report } = properties;
  return (
    <section class="card followed" aria-labelledby="followed-title">
      <h2 id="followed-title">What happens with the order</h2>
      {followedId === null ? (
        <p class="quiet">No order was placed yet.</p>
      ) : (
        <Field label="Order">
          {(ids) => (
            <select {...ids} value={followedId} onChange={(event) => follow(event.currentTarget.value)}>
              {/* One that was placed a moment ago may not be in the list yet. */}
              {orders.some(({ orderId }) => orderId === followedId) ? null : (
                <option value={followedId}>{followedId.slice(0, 8)}…</option>
              )}
              {orders.slice(0, 20).map(({ orderId, assessee }) => (
                <option key={orderId} value={orderId}>
                  {orderId.slice(0, 8)}… {assessee?.firstName} {assessee?.lastName}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {followed ? <Shown {...{ followed, registered, report }} /> : null}
    </section>
  );
}

function Shown(properties: {
  followed: Followed;
  registered: Schema<'CallbackDetails'> | null | undefined;
  report: (given: Readonly<Record<string, string>>) => void;
}) {
  const { followed, registered, report } = properties;
  const { order, deliveries } = followed;
  const { orderId, companyId } = order;
  const entries = timelineOf(order, deliveries);
  const last = entries.at(-1);
  return (
    <>
      <h3>
        The HR user sees{' '}
        <Chip tone={PACKAGE_TONES[order.packageStatus]} text={PACKAGE_STATUS_LABELS[order.packageStatus]} />
      </h3>
      <ul class="parts">
        {order.assessments.map(({ assessmentId, status, tests }) => (
          <li key={assessmentId}>
            {ASSESSMENT_STATUSES[status.value].label}
            <span class="quiet">
              {tests.length} {tests.length === 1 ? 'test' : 'tests'}:{' '}
              {tests.map((test) => test.status.value).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <h3>To your system, and back</h3>
      <p class="sr-only" role="status">
        {last ? `${last.title}: ${last.outcome}` : 'Nothing was sent yet.'}
      </p>
      {entries.length > 0 ? (
        <OrderTimeline entries={entries} />
      ) : (
        <p class="quiet">
          {registered === null
            ? 'Nothing was sent: no receiver is registered.'
            : 'Nothing was sent so far. A lost callback looks just like this: no page promises that it is repeated.'}
        </p>
      )}
      <p>
        <button type="button" class="small" onClick={() => report({ companyId, orderId })}>
          Report results of it
        </button>
      </p>
    </>
  );
}
