import type { TryFault } from './operation.ts';

/** Something that happens on the platform's side and makes it call the partner. */
export type Trigger = 'order' | 'job' | 'error';

export const TRIGGERS: Readonly<Record<Trigger, { readonly label: string; readonly about: string }>> = {
  order: { label: 'Order placed', about: 'An HR user orders the package for a candidate.' },
  job: { label: 'Job created', about: 'An HR user creates a job. Goes to the job URL.' },
  error: {
    label: 'Error callback',
    about: 'An order is sent whose body breaks off, so no receiver can take it. The error goes to the error URL.',
  },
};

/** The fault that makes every receiver refuse an order. */
const UNREADABLE = 'truncated';

export interface ChosenTrigger {
  readonly trigger: Trigger;
  readonly companyId: string;
  readonly packageId: string;
  /** The fault that comes with an order; `null`: none. */
  readonly fault: TryFault | null;
}

/** What the control plane is asked for. */
export function controlRequest(
  { trigger, companyId, packageId, fault }: ChosenTrigger,
  faults: readonly TryFault[],
): { readonly path: string; readonly body: object } {
  if (trigger === 'job') return { path: 'jobs', body: { companyId, title: 'Business analyst' } };
  const drawn = trigger === 'error' ? faults.find(({ kind }) => kind === UNREADABLE) : fault;
  const assessee = drawn ? { assessee: { lastName: drawn.lastName } } : {};
  return { path: 'orders', body: { companyId, packageId, ...assessee } };
}
