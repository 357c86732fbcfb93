import type { Schema } from '@assessment-kit/contract/sandbox';
import { isPseudoCompany } from '@assessment-kit/rules';

/** What there is in the sandbox, to be filled in. */
export interface KnownThings {
  readonly companies: readonly Schema<'SandboxCompany'>[];
  readonly packages: readonly Schema<'SandboxPackage'>[];
  /** Newest first. */
  readonly orders: readonly Schema<'SandboxOrder'>[];
}

export const NOTHING_KNOWN: KnownThings = { companies: [], packages: [], orders: [] };

/** Ids that a parameter can have, those that work first. */
export function suggestions({ companies, packages, orders }: KnownThings, name: string, companyId: string): string[] {
  const ofCompany = (each: { companyId: string }) => companyId === '' || each.companyId === companyId;
  switch (name) {
    case 'companyId':
      return customers(companies).map((each) => each.companyId);
    case 'packageId':
      return unique(packages.filter(ofCompany).map((each) => each.package.id));
    case 'orderId':
      return orders.filter(ofCompany).map(({ orderId }) => orderId);
    default:
      return [];
  }
}

/** Companies that can order first, and no company that stands for all. */
export function customers(companies: KnownThings['companies']): KnownThings['companies'] {
  const real = companies.filter(({ companyId }) => !isPseudoCompany(companyId));
  return [...real.filter(({ canOrder }) => canOrder), ...real.filter(({ canOrder }) => !canOrder)];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
