import { registeredCallback } from '../callback/registered-callback.ts';
import { registrationRows } from '../callback/registration-rows.ts';
import { CommandError } from '../failures/command-error.ts';
import { table } from '../output/table.ts';
import { defineCommand } from '../program/command.ts';

/** Shows where the platform sends orders. The key is not shown, whether the platform returns it or not. */
export const callbackShow = defineCommand({
  name: 'callback show',
  summary: 'shows where the platform sends orders',
  details: ['The key is never shown, whether the platform returns it or not.'],
  examples: [
    { does: 'show it', run: 'callback show' },
    { does: 'the same for programs', run: 'callback show --json' },
  ],
  async run(_input, { client, output, signal }) {
    const registered = await registeredCallback(await client(), signal);
    if (registered === null) throw noCallback();
    output.result(registered, table(registrationRows(registered)));
  },
});

function noCallback(): CommandError {
  const advice = 'Until one is, no orders arrive: `assessment-kit callback set` registers one.';
  return new CommandError('missing', 'no_callback', 'No callback is registered.', advice);
}
