import { readProfiles, writeProfiles } from '../credentials/profiles.ts';
import { CommandError } from '../failures/command-error.ts';
import { defineCommand, YES } from '../program/command.ts';

/** Forgets host and credentials. */
export const profileRemove = defineCommand({
  name: 'profile remove',
  summary: 'forgets a profile with its credentials',
  args: { name: { summary: 'its name' } },
  options: { yes: YES },
  examples: [
    { does: 'ask, and remove it', run: 'profile remove staging' },
    { does: 'remove it without asking', run: 'profile remove staging --yes' },
  ],
  async run({ name, yes }, { io, output, prompts }) {
    if (!(await readProfiles(io)).has(name)) throw missing(name);
    await prompts.confirm(`The credentials of the profile "${name}" will be gone. Remove it?`, yes);
    const profiles = await readProfiles(io);
    profiles.delete(name);
    await writeProfiles(io, profiles);
    output.result({ removed: name }, `The profile "${name}" is removed.`);
  },
});

function missing(name: string): CommandError {
  const advice = '`assessment-kit profile list` shows those that there are.';
  return new CommandError('missing', 'profile_missing', `There is no profile "${name}".`, advice);
}
