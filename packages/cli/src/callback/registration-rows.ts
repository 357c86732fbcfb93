import { clean } from '../output/output.ts';
import type { Registered } from './registered-callback.ts';

/** What is registered, as rows of a table for people. */
export function registrationRows({ callbackDetails, callerDetails, orderLevel }: Registered): string[][] {
  const shown = (value: unknown) => (typeof value === 'string' && value !== '' ? clean(value) : '–');
  return [
    ['orders', shown(callbackDetails?.successCallbackUrl)],
    ['errors', shown(callbackDetails?.errorCallbackUrl)],
    ['jobs', shown(callbackDetails?.jobCreationCallbackUrl)],
    ['caller', shown(callerDetails?.callerName)],
    ['order level', shown(orderLevel)],
  ];
}
