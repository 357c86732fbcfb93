import { Chip } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/sandbox';
import { Code } from '../../shared/code.tsx';

/** The newest callback about a job, and what was answered. */
export function JobsView({ jobs: [newest] }: { jobs: readonly Schema<'DeliveryRecord'>[] }) {
  return (
    <section class="card" aria-labelledby="jobs-title">
      <div class="card-head">
        <h2 id="jobs-title">Job callback</h2>
        <span role="status">
          {newest ? (
            <Chip
              tone={newest.outcome === null ? 'busy' : newest.outcome === 'accepted' ? 'good' : 'bad'}
              text={[newest.outcome ?? 'under way', newest.status].filter((part) => part !== null).join(' ')}
            />
          ) : null}
        </span>
      </div>
      {newest ? (
        <>
          <Code label="Job callback" text={`POST ${newest.url}\n\n${newest.request.body}`} />
          <p class="quiet">Your answer</p>
          <Code label="Answer to the job callback" text={newest.response?.body || 'none, or an empty body'} />
        </>
      ) : (
        <p class="quiet">No job was sent yet.</p>
      )}
    </section>
  );
}
