import { Field } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract';
import { isPseudoCompany } from '@assessment-kit/rules';
import { useState } from 'preact/hooks';
import { setUp } from '../data/set-up.ts';
import type { SandboxConnection } from '../data/use-sandbox.ts';
import { customers } from '../model/known-things.ts';
import type { Prepared } from '../model/operation.ts';
import { controlRequest, TRIGGERS, type Trigger } from '../model/trigger.ts';
import { FaultSelect } from './fault-select.tsx';

/** What an HR user does, and what goes wrong then. */
export function TriggerForm(properties: {
  prepared: Prepared;
  sandbox: SandboxConnection;
  registered: Schema<'CallbackDetails'> | null | undefined;
  trigger: Trigger;
  choose: (trigger: Trigger) => void;
  /** Is told the id of each order that was placed. */
  placed: (orderId: string) => void;
}) {
  const { prepared, sandbox, registered, trigger, choose, placed } = properties;
  const { companies, packages } = sandbox.known;
  const [chosen, setChosen] = useState({ companyId: '', packageId: '' });
  const [kind, setKind] = useState('');
  const [said, setSaid] = useState<{ text: string; refused: boolean } | null>(null);

  const offered = customers(companies).filter(({ canOrder }) => canOrder);
  const companyId = offered.find((each) => each.companyId === chosen.companyId)?.companyId ?? offered[0]?.companyId;
  const orderable = packages.filter(
    (each) => each.orderable && (each.companyId === companyId || isPseudoCompany(each.companyId)),
  );
  const ordered = orderable.find((each) => each.package.id === chosen.packageId) ?? orderable[0];

  const attempt = async (what: () => Promise<string>) => {
    try {
      setSaid({ text: await what(), refused: false });
    } catch (error) {
      const isOurs = error instanceof Error && !(error instanceof TypeError);
      setSaid({ text: isOurs ? error.message : 'The sandbox does not answer.', refused: true });
    }
  };
  const press = (next: Trigger) =>
    attempt(async () => {
      choose(next);
      const fault = prepared.faults.find((each) => each.kind === kind) ?? null;
      const packageId = ordered?.package.id ?? '';
      const { path, body } = controlRequest(
        { trigger: next, companyId: companyId ?? '', packageId, fault },
        prepared.faults,
      );
      const made = await sandbox.calls.control<{ orderId?: string; jobId?: string }>('POST', path, body);
      if (made.orderId) placed(made.orderId);
      return made.orderId ? `Order ${made.orderId} is placed.` : `Job ${made.jobId} is created.`;
    });

  return (
    <section class="card" aria-labelledby="trigger-title">
      <h2 id="trigger-title">What happens on the platform</h2>
      {ordered === undefined && sandbox.connection === 'live' ? (
        <>
          <p>There is no package that a company could order yet.</p>
          <button
            type="button"
            onClick={() => void attempt(async () => setUp(sandbox.calls, prepared).then(() => 'It is ready.'))}
          >
            Onboard a company and publish a package
          </button>
        </>
      ) : (
        <div class="pair">
          <Field label="Company">
            {(ids) => (
              <select
                {...ids}
                value={companyId}
                onChange={(event) => setChosen({ ...chosen, companyId: event.currentTarget.value })}
              >
                {offered.map((each) => (
                  <option key={each.companyId}>{each.companyId}</option>
                ))}
              </select>
            )}
          </Field>
          <Field label="Package">
            {(ids) => (
              <select
                {...ids}
                value={ordered?.package.id}
                onChange={(event) => setChosen({ ...chosen, packageId: event.currentTarget.value })}
              >
                {orderable.map((each) => (
                  <option key={each.package.id} value={each.package.id}>
                    {each.package.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
      <FaultSelect faults={prepared.faults} kind={kind} choose={setKind} />
      <ul class="triggers">
        {(Object.keys(TRIGGERS) as Trigger[]).map((each) => (
          <li key={each}>
            <button
              type="button"
              class={each === trigger ? 'primary' : ''}
              aria-disabled={each !== 'job' && ordered === undefined}
              onClick={() => (each !== 'job' && ordered === undefined ? undefined : void press(each))}
            >
              {TRIGGERS[each].label}
            </button>
            <span class="quiet">{TRIGGERS[each].about}</span>
          </li>
        ))}
      </ul>
      {registered === null ? <p class="quiet">No receiver is registered, so no callback leaves.</p> : null}
      <p role="status" class={said?.refused ? 'problem' : ''}>
        {said?.text}
      </p>
    </section>
  );
}
