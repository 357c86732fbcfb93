import type { KnownThings } from './known-things.ts';
import { suggestions } from './known-things.ts';
import type { TryOperation } from './operation.ts';
import type { Filled } from './request.ts';

interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The first values of an operation: what the sandbox has, and the contract's example for the rest. */
export function fillIn(
  operation: TryOperation,
  known: KnownThings,
  credentials: Credentials,
  given: Readonly<Record<string, string>> = {},
  example = 0,
): Filled {
  const values: Record<string, string> = {};
  for (const { name, in: place, required, example: shown } of operation.parameters) {
    const [found] = suggestions(known, name, values['companyId'] ?? '');
    values[name] = given[name] ?? (required || place === 'path' ? (found ?? shown) : '');
  }
  return { values, body: bodyText(operation, known, credentials, values, example) };
}

function bodyText(
  { id, body }: TryOperation,
  known: KnownThings,
  credentials: Credentials,
  values: Readonly<Record<string, string>>,
  at: number,
): string {
  const value = body?.examples[at]?.value;
  if (!body || value === undefined) return '';
  if (body.kind === 'form') {
    const own = { client_id: credentials.clientId, client_secret: credentials.clientSecret };
    const fields = Object.entries({ ...(value as Record<string, string>), ...own });
    return fields.map(([name, text]) => `${name}=${text}`).join('\n');
  }
  return JSON.stringify(fitted(id, value, known, values), null, 2);
}

/** The example with ids of the sandbox in place of its own, where it would be refused otherwise. */
function fitted(id: string, value: unknown, known: KnownThings, values: Readonly<Record<string, string>>): unknown {
  if (id === 'upsertAssessmentPackage') return { ...(value as object), id: values['packageId'] };
  if (id === 'upsertOnboardingStatus') {
    const [companyId] = suggestions(known, 'companyId', '');
    return companyId === undefined ? value : { ...(value as object), companyId };
  }
  const order = known.orders.find(({ orderId }) => orderId === values['orderId']);
  return id === 'updateAssessmentOrder' && order ? forOrder(value as Update, order) : value;
}

interface Update {
  assessments?: { assessmentId: string; assessmentResults?: { tests?: { id: string }[] } }[];
}

/** Assessments and tests take the ids of the order, one by one; those that it does not have are left out. */
function forOrder(update: Update, { assessments }: KnownThings['orders'][number]): unknown {
  return {
    ...update,
    assessments: (update.assessments ?? []).flatMap((each, at) => {
      const real = assessments[at];
      if (!real) return [];
      const tests = each.assessmentResults?.tests?.flatMap((test, testAt) => {
        const realTest = real.tests[testAt];
        return realTest ? [{ ...test, id: realTest.id }] : [];
      });
      const results = each.assessmentResults ? { ...each.assessmentResults, ...(tests ? { tests } : {}) } : undefined;
      return [{ ...each, assessmentId: real.assessmentId, ...(results ? { assessmentResults: results } : {}) }];
    }),
  };
}
