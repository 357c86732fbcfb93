import { Empty, Time } from '@assessment-kit/console-parts';
import { useLoaded } from '../data/api.ts';
import { Pages } from '../parts/pages.tsx';
import { Title } from '../parts/title.tsx';
import { ViewOf } from '../parts/view-of.tsx';
import { hrefOf } from '../route.ts';

/** Orders that an error callback names although they never came in. */
export function LostOrdersView({ cursor }: { cursor: string | undefined }) {
  const loaded = useLoaded('/v1/lost-orders', { cursor });
  return (
    <>
      <Title text="Lost orders" />
      <p class="quiet">
        The platform reported an error about these orders, but they never came in. It does not repeat them by itself:
        ask it with the order id. One that comes in later disappears from here.
      </p>
      <ViewOf loaded={loaded}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 ? (
              <Empty title="No lost orders">No error callback names an order that is not here.</Empty>
            ) : (
              <ul class="cards">
                {items.map(({ orderId, companyId, reportedAt, lastReportedAt, errors }) => (
                  <li key={orderId} class="card">
                    <h2>
                      <code>{orderId}</code>
                    </h2>
                    <p>
                      {companyId === null ? null : `Company ${companyId}. `}
                      {errors === 1 ? 'One error' : `${errors} errors`}, first <Time at={reportedAt} />
                      {errors === 1 ? null : (
                        <>
                          , last <Time at={lastReportedAt} />
                        </>
                      )}
                      .
                    </p>
                  </li>
                ))}
              </ul>
            )}
            <Pages
              first={hrefOf({ view: 'lost-orders' })}
              next={nextCursor && hrefOf({ view: 'lost-orders', cursor: nextCursor })}
              onFirst={cursor === undefined}
            />
          </>
        )}
      </ViewOf>
    </>
  );
}
