import type { Sandbox } from '@assessment-kit/sandbox';

/** The company of the scenarios' orders, and the ids of the sample package of the contract. */
export const COMPANY = '5Y021';
export const PACKAGE = 'business-analyst';
export const ASSESSMENT = 'd23e310f-f49a-43db-988f-f083689e3865';
export const TESTS = ['fb92492b-dcb3-4490-b077-edaa7f73e9e7', '15c27b77-5c71-4527-95bd-9bf034aa1f45'] as const;

/** Approves the company, publishes the sample package, and sets its subscription. */
export async function makeCompanyReady(sandbox: Sandbox, companyId = COMPANY): Promise<void> {
  const response = await fetch(`${sandbox.url}/_sandbox/scenarios`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'onboarding', companyId }),
  });
  if (response.status >= 300) throw new Error(`The scenario was refused: ${response.status} ${await response.text()}`);
}

/** Places an order of the sample package. @returns Its id. */
export function placeOrder(sandbox: Sandbox, changes: { companyId?: string; billingCode?: string } = {}): string {
  return sandbox.placeOrder({ companyId: COMPANY, packageId: PACKAGE, ...changes }).orderId;
}
