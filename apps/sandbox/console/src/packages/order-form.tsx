import { Field, Problems, type Result } from '@assessment-kit/console-parts';
import { isPseudoCompany, isSameCompany } from '@assessment-kit/rules';
import { useState } from 'preact/hooks';
import { type Loaded, send } from '../data/api.ts';
import { hrefOf } from '../route.ts';
import type { Company, PublishedPackage } from './packages-view.tsx';

interface Choice {
  companyId: string;
  packageId: string;
}

type Placed = Result<Loaded<'/_sandbox/orders/{orderId}'>>;

/** Places an order as an HR user does. */
export function OrderForm(properties: {
  companies: readonly Company[];
  packages: readonly PublishedPackage[];
  chosen: Choice;
  choose: (choice: Choice) => void;
}) {
  const { companies, packages, chosen, choose } = properties;
  const [placed, setPlaced] = useState<Placed | null>(null);
  const [sending, setSending] = useState(false);

  const customers = companies.filter(({ companyId }) => !isPseudoCompany(companyId));
  const first = customers.find(({ canOrder }) => canOrder) ?? customers[0];
  const companyId = customers.find((each) => each.companyId === chosen.companyId)?.companyId ?? first?.companyId ?? '';
  const offered = packages.filter(
    (each) => each.orderable && (isPseudoCompany(each.companyId) || isSameCompany(each.companyId, companyId)),
  );
  const packageId = (offered.find((each) => each.package.id === chosen.packageId) ?? offered[0])?.package.id ?? '';

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    // A button that is switched off meanwhile would lose the focus.
    if (sending) return;
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const typed = ['firstName', 'lastName', 'email'].flatMap((name) => {
      const value = String(form.get(name) ?? '').trim();
      return value === '' ? [] : [[name, value]];
    });
    setSending(true);
    setPlaced(await send('post', '/_sandbox/orders', { companyId, packageId, assessee: Object.fromEntries(typed) }));
    setSending(false);
  };

  return (
    <form id="order-form" class="card" aria-labelledby="order-form-title" onSubmit={submit}>
      <h2 id="order-form-title">Place an order</h2>
      <Field label="Company">
        {(ids) => (
          <select
            {...ids}
            value={companyId}
            onChange={(event) => choose({ companyId: event.currentTarget.value, packageId })}
          >
            {customers.map((each) => (
              <option key={each.companyId} value={each.companyId} disabled={!each.canOrder}>
                {each.companyId}
                {each.canOrder ? '' : ` (${each.onboardingStatus ?? 'not onboarded'})`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Package">
        {(ids) => (
          <select
            {...ids}
            value={packageId}
            onChange={(event) => choose({ companyId, packageId: event.currentTarget.value })}
          >
            {offered.map((each) => (
              <option key={`${each.companyId} ${each.package.id}`} value={each.package.id}>
                {each.package.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset>
        <legend>Candidate</legend>
        <p class="hint">What is left empty is made up.</p>
        <div class="pair">
          <Field label="First name">{(ids) => <input {...ids} name="firstName" autoComplete="off" />}</Field>
          <Field label="Last name">{(ids) => <input {...ids} name="lastName" autoComplete="off" />}</Field>
        </div>
        <Field label="E-mail">{(ids) => <input {...ids} name="email" type="email" autoComplete="off" />}</Field>
      </fieldset>
      <button class="primary" type="submit" disabled={companyId === '' || packageId === ''}>
        Place order
      </button>
      <div role="status">{placed === null ? null : <Outcome placed={placed} />}</div>
    </form>
  );
}

function Outcome({ placed }: { placed: Placed }) {
  if (!placed.ok) return <Problems of={placed.problems} />;
  return (
    <p class="done">
      Placed. <a href={hrefOf({ view: 'order', orderId: placed.body.orderId })}>Look at the order</a>
    </p>
  );
}
