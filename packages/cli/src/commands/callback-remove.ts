import { registeredCallback, urlsOf } from '../callback/registered-callback.ts';
import { CommandError } from '../failures/command-error.ts';
import { defineCommand, YES } from '../program/command.ts';

/** Removes all callback URLs: the platform sends nothing any more. */
export const callbackRemove = defineCommand({
  name: 'callback remove',
  summary: 'removes the callback: no orders arrive any more, from any company',
  options: { yes: YES },
  examples: [
    { does: 'ask, and remove it', run: 'callback remove' },
    { does: 'remove it without asking', run: 'callback remove --yes' },
  ],
  async run({ yes }, { client, output, prompts, signal }) {
    const platform = await client();
    const before = await registeredCallback(platform, signal);
    if (before === null) throw new CommandError('missing', 'no_callback', 'No callback is registered.');
    const url = urlsOf(before)['successCallbackUrl'] ?? 'nowhere';
    await prompts.confirm(`Orders of all companies go to ${url}. None will arrive any more. Remove the callback?`, yes);
    await platform.deleteCallback({}, { signal });
    output.result({ removed: before }, 'The callback is removed: no orders arrive any more.');
  },
});
