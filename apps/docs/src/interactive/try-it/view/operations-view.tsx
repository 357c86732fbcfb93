import { useEffect, useRef, useState } from 'preact/hooks';
import type { Settings } from '../data/settings.ts';
import type { SandboxConnection } from '../data/use-sandbox.ts';
import { fillIn } from '../model/fill-in.ts';
import type { Prepared, TryOperation } from '../model/operation.ts';
import type { Filled } from '../model/request.ts';
import { OperationForm } from './operation-form.tsx';
import type { Address } from './use-address.ts';

/** The operation that people come for first: it is about orders, and works against every sandbox that has one. */
const FIRST = 'updateAssessmentOrder';

/** What was typed for each operation, and whether the page may still fill in better values. */
type Drafts = Readonly<Record<string, { readonly filled: Filled; readonly touched: boolean }>>;

/** Every operation, one of them to be filled in and sent. */
export function OperationsView(properties: {
  prepared: Prepared;
  settings: Settings;
  sandbox: SandboxConnection;
  address: Address;
  go: (address: Address) => void;
}) {
  const { prepared, settings, sandbox, address, go } = properties;
  const operation = chosen(prepared, address.operation);
  const [drafts, setDrafts] = useState<Drafts>({});
  const given = useRef(address.given);
  given.current = address.given;

  // What is known grows while the page connects; what somebody has typed stays.
  useEffect(() => {
    setDrafts((all) => {
      if (all[operation.id]?.touched) return all;
      const filled = fillIn(operation, sandbox.known, settings, given.current);
      return { ...all, [operation.id]: { filled, touched: false } };
    });
  }, [operation, sandbox.known, settings]);

  const draft = drafts[operation.id];
  const change = (filled: Filled) => setDrafts({ ...drafts, [operation.id]: { filled, touched: true } });
  return (
    <div class="operations">
      <nav aria-label="Operations">
        <ul>
          {prepared.operations.map((each) => (
            <li key={each.id}>
              <a
                href={`?operation=${each.id}`}
                aria-current={each.id === operation.id ? 'page' : undefined}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  go({ ...address, operation: each.id, given: {} });
                }}
              >
                <span class={`method method-${each.method.toLowerCase()}`}>{each.method}</span> {each.title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {draft ? (
        <OperationForm
          key={operation.id}
          {...{ operation, settings, sandbox, change }}
          filled={draft.filled}
          takeExample={(at) => change(fillIn(operation, sandbox.known, settings, draft.filled.values, at))}
        />
      ) : null}
    </div>
  );
}

function chosen({ operations }: Prepared, id: string | null): TryOperation {
  const found =
    operations.find((each) => each.id === id) ?? operations.find((each) => each.id === FIRST) ?? operations[0];
  if (!found) throw new Error('The contract has no operation.');
  return found;
}
