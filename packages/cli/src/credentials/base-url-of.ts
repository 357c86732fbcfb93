import { ENVIRONMENTS } from '@assessment-kit/client';
import { UsageError } from '../failures/usage-error.ts';
import { httpUrl } from '../program/readers.ts';

/**
 * The address of a host that is given by name or as a URL.
 *
 * @param where Where it was given, for the message.
 */
export function baseUrlOf(host: string, where: string): string {
  if (Object.hasOwn(ENVIRONMENTS, host)) return ENVIRONMENTS[host as keyof typeof ENVIRONMENTS];
  try {
    return httpUrl(host).replace(/\/+$/, '');
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const names = Object.keys(ENVIRONMENTS).join(', ');
    throw new UsageError(`The host of ${where} is neither ${names} nor an address: it ${error.message}`);
  }
}
