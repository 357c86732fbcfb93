import { type AssessmentKitError, RequestRejectedError } from '@assessment-kit/client';

/** What could not be done for a company, and why. */
export interface RunFailure {
  companyId: string;
  /** `null`: its packages could not be read. */
  packageId: string | null;
  error: AssessmentKitError;
  /** It was not tried, because the same had been refused for this company or this package before. */
  untried: boolean;
}

const FORBIDDEN = 403;

/** Whether every other request for the same company would be refused too. */
export function isOfTheCompany(error: AssessmentKitError): boolean {
  return error instanceof RequestRejectedError && error.status === FORBIDDEN;
}

/** After so many refusals and not one success a package is not tried any more. */
const ENOUGH_REFUSALS = 5;

/** Packages that the platform refuses whatever the company: there is something wrong with them that no limit tells. */
export class RefusedPackages {
  readonly #refusals = new Map<string, number>();
  readonly #accepted = new Set<string>();
  readonly #reasons = new Map<string, AssessmentKitError>();

  accepted(packageId: string): void {
    this.#accepted.add(packageId);
  }

  refused(packageId: string, error: AssessmentKitError): void {
    if (!(error instanceof RequestRejectedError) || isOfTheCompany(error)) return;
    const refusals = (this.#refusals.get(packageId) ?? 0) + 1;
    this.#refusals.set(packageId, refusals);
    if (refusals >= ENOUGH_REFUSALS) this.#reasons.set(packageId, error);
  }

  /** Why a package is not tried any more; `undefined` when it is. */
  reasonFor(packageId: string): AssessmentKitError | undefined {
    return this.#accepted.has(packageId) ? undefined : this.#reasons.get(packageId);
  }
}
