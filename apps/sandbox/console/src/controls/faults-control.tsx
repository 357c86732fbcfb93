import { useProblems } from '@assessment-kit/console-parts';
import type { Schema } from '@assessment-kit/contract/sandbox';
import { send } from '../data/api.ts';
import { useLive } from '../data/use-loaded.ts';
import { ControlCard } from './control-card.tsx';
import { FaultForm } from './fault-form.tsx';
import { ANSWER_FAULTS, DELIVERY_FAULTS } from './fault-kinds.ts';

type Faults = Schema<'Faults'>;
type Fault = Schema<'DeliveryFault'> | Schema<'AnswerFault'>;

/** What goes wrong from now on. */
export function FaultsControl() {
  const { loaded, change } = useLive('/_sandbox/faults');
  const { note, problems } = useProblems();
  const set = (faults: Faults) => note(change(send('put', '/_sandbox/faults', faults)));
  return (
    <ControlCard
      title="Faults"
      about="What goes wrong from now on. The first fault that matches and is drawn wins."
      loaded={loaded}
    >
      {(faults) => {
        const { deliveries = [], answers = [] } = faults;
        return (
          <>
            {deliveries.length + answers.length === 0 ? <p>Nothing goes wrong.</p> : null}
            <FaultList
              title="Callbacks"
              faults={deliveries}
              meaning={({ kind }) => DELIVERY_FAULTS[kind]}
              remove={(at) => set({ ...faults, deliveries: deliveries.toSpliced(at, 1) })}
            />
            <FaultList
              title="Answers"
              faults={answers}
              meaning={({ kind }) => ANSWER_FAULTS[kind]}
              remove={(at) => set({ ...faults, answers: answers.toSpliced(at, 1) })}
            />
            {deliveries.length + answers.length > 0 ? (
              <button type="button" onClick={() => set({})}>
                End all faults
              </button>
            ) : null}
            <FaultForm
              add={(added) =>
                set({
                  ...faults,
                  ...(added.seed === undefined ? {} : { seed: added.seed }),
                  deliveries: [...deliveries, ...(added.deliveries ?? [])],
                  answers: [...answers, ...(added.answers ?? [])],
                })
              }
            />
            {problems}
          </>
        );
      }}
    </ControlCard>
  );
}

function FaultList<Each extends Fault>(properties: {
  title: string;
  faults: readonly Each[];
  meaning: (fault: Each) => string;
  remove: (at: number) => void;
}) {
  const { title, faults, meaning, remove } = properties;
  if (faults.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="faults">
        {faults.map((fault, at) => (
          // Faults have no id and may be equal; their place in the list is what tells them apart.
          <li key={at}>
            <div>
              <strong>{fault.kind}</strong> <span class="quiet">{meaning(fault)}</span>
              <br />
              <span class="quiet">{limitsOf(fault)}</span>
            </div>
            <button type="button" onClick={() => remove(at)} aria-label={`End ${fault.kind}`}>
              End
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How often a fault happens, and to what. */
function limitsOf(fault: Fault): string {
  const { probability = 1, count, orderId } = fault;
  return [
    'status' in fault && fault.status ? `status ${fault.status}` : null,
    probability === 1 ? 'always' : `with probability ${probability}`,
    count === undefined ? 'without end' : `${count} more`,
    'callback' in fault && fault.callback ? `${fault.callback} callbacks only` : null,
    'operationId' in fault && fault.operationId ? `${fault.operationId} only` : null,
    orderId ? `order ${orderId} only` : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
