import { Empty, Reports, Tabs, Time } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/webhook-server';
import { useLoaded } from '../data/api.ts';
import { Pages } from '../parts/pages.tsx';
import { Title } from '../parts/title.tsx';
import { ViewOf } from '../parts/view-of.tsx';
import { type DecisionState, hrefOf } from '../route.ts';
import { DecisionButtons } from './decision-buttons.tsx';
import { reportsOfUpdate } from './reports-of-update.ts';

const ABOUT = {
  refused: 'The platform refused these updates. Their orders stand still until somebody decides.',
  in_doubt:
    'The platform took these updates without their reports, after an answer that left open whether the reports had arrived.',
} as const satisfies Record<DecisionState, string>;

/** Updates that wait for a person. */
export function DecisionsView({ state, cursor }: { state: DecisionState; cursor: string | undefined }) {
  const overview = useLoaded('/v1/overview');
  const loaded = useLoaded('/v1/updates', { state, cursor });
  const counts = overview?.ok ? overview.body.updates : null;
  const tabs = [
    {
      id: 'refused',
      label: 'Refused',
      count: counts?.refused ?? 0,
      href: hrefOf({ view: 'decisions', state: 'refused' }),
    },
    {
      id: 'in_doubt',
      label: 'In doubt',
      count: counts?.inDoubt ?? 0,
      href: hrefOf({ view: 'decisions', state: 'in_doubt' }),
    },
  ];
  return (
    <>
      <Title text="Decisions" />
      <Tabs label="State of the update" tabs={tabs} selected={state}>
        <p class="quiet about">{ABOUT[state]}</p>
        <ViewOf loaded={loaded}>
          {({ items, nextCursor }) => (
            <>
              {items.length === 0 ? (
                <Empty title="Nothing to decide">No update is {state === 'refused' ? 'refused' : 'in doubt'}.</Empty>
              ) : (
                <ul class="cards">
                  {items.map((update) => (
                    <Decision key={update.id} update={update} />
                  ))}
                </ul>
              )}
              <Pages
                first={hrefOf({ view: 'decisions', state })}
                next={nextCursor && hrefOf({ view: 'decisions', state, cursor: nextCursor })}
                onFirst={cursor === undefined}
              />
            </>
          )}
        </ViewOf>
      </Tabs>
    </>
  );
}

function Decision({ update }: { update: Schema<'Update'> }) {
  const { orderId, companyId, lastError, correlationId, createdAt, state, body } = update;
  const reports = state === 'in_doubt' ? reportsOfUpdate(body) : [];
  return (
    <li class="card">
      <div class="card-head">
        <h2>
          Order <a href={hrefOf({ view: 'order', orderId })}>{orderId}</a>
        </h2>
        <span class="quiet">
          {companyId} · <Time at={createdAt} />
        </span>
      </div>
      <p>{lastError}</p>
      {correlationId === null ? null : (
        <p class="quiet">
          CorrelationId <code>{correlationId}</code>
        </p>
      )}
      {reports.length === 0 ? null : (
        <ul class="plain-rows">
          {reports.map(({ of, report }, index) => (
            // Reports of an update never change.
            <li key={index}>
              <Reports reports={[report]} /> <span class="quiet">of {of}</span>
            </li>
          ))}
        </ul>
      )}
      <DecisionButtons update={update} />
    </li>
  );
}
