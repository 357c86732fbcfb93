import { AssessmentKitError, type Client } from '@assessment-kit/client';
import { isPseudoCompany, PSEUDO_COMPANY_ID } from '@assessment-kit/rules';
import { CommandError } from '../../failures/command-error.ts';
import { type Patience, sendPatiently } from '../pace/send-patiently.ts';
import { readCompany } from './read-company.ts';

const FORBIDDEN = 403;

/**
 * Ids of the packages that are published for all companies. Whether a company's list repeats them is not known, so they are
 * asked for before anything is retired.
 *
 * @param companyIds Companies that are about to be read; without one nothing is asked.
 * @throws {CommandError} when they cannot be read, and what the client throws.
 */
export async function publishedForAll(
  companyIds: readonly string[],
  client: Client,
  patience: Patience,
): Promise<ReadonlySet<string>> {
  if (companyIds.every(isPseudoCompany)) return new Set();
  try {
    const found = await sendPatiently(() => readCompany(client, PSEUDO_COMPANY_ID), patience);
    if (found.readable) return new Set(found.packages.map(({ id }) => id));
  } catch (error) {
    if (!(error instanceof AssessmentKitError) || error.status !== FORBIDDEN) throw error;
  }
  const message =
    'What is published for all companies cannot be read, so it cannot be told from what is to be retired.';
  throw new CommandError('unavailable', 'unreadable', message, 'Leave --prune out.');
}
