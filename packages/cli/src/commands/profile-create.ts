import { readSecret } from '../context/read-secret.ts';
import { baseUrlOf } from '../credentials/base-url-of.ts';
import { LOCAL_PROFILE, profilesFile, readProfiles, writeProfiles } from '../credentials/profiles.ts';
import { UsageError } from '../failures/usage-error.ts';
import { defineCommand, YES } from '../program/command.ts';

/** Keeps host and credentials under a name. */
export const profileCreate = defineCommand({
  name: 'profile create',
  summary: 'keeps host and credentials under a name',
  details: [
    'The secret is asked for without showing it, or read from stdin. The file that holds the profiles can be read by you alone (mode 0600); one with a looser mode is refused.',
    'The profile named `default` is used when nothing else is said.',
  ],
  args: { name: { summary: 'its name: letters, digits, hyphens, dots', read: profileName } },
  options: {
    clientId: { summary: 'the client id given by the platform; asked for when not given', value: 'ID' },
    secretFromStdin: { summary: 'reads the client secret from the first line of stdin' },
    yes: YES,
  },
  examples: [
    { does: 'ask for id and secret', run: 'profile create default --platform sandbox' },
    {
      does: 'take the secret from a file, without anyone there',
      run: 'profile create ci --platform sandbox --client-id my-client --secret-from-stdin < client-secret',
    },
  ],
  async run({ name, clientId: givenId, secretFromStdin, yes }, { globals, io, output, prompts, signal }) {
    const { platform } = globals;
    if (platform === undefined)
      throw new UsageError('The host is missing: give --platform with production, sandbox or a URL.');
    baseUrlOf(platform, '--platform');
    const profiles = await readProfiles(io);
    if (profiles.has(name)) await prompts.confirm(`There is a profile "${name}". Replace it?`, yes);
    const asked = givenId ?? (await prompts.text('The client id', 'The client id is missing: give --client-id.'));
    const clientId = asked?.trim() ?? '';
    if (clientId === '') throw new UsageError('The client id is empty.');
    const clientSecret = await readSecret(
      { io, prompts, signal },
      { what: 'client secret', fromStdin: secretFromStdin, instead: 'pipe it in and add --secret-from-stdin.' },
    );
    // Read again: while the user was typing, another profile may have been made.
    const latest = await readProfiles(io);
    latest.set(name, { platform, clientId, clientSecret });
    await writeProfiles(io, latest);
    const file = profilesFile(io);
    output.result({ name, platform, clientId, file }, `The profile "${name}" is kept in ${file}.`);
  },
});

function profileName(text: string): string {
  if (text === LOCAL_PROFILE) throw new UsageError("is taken: it is the kit's own sandbox on this machine.");
  if (/^[a-z\d][a-z\d.-]{0,63}$/i.test(text)) return text;
  throw new UsageError('must have 1 to 64 letters, digits, hyphens or dots, and begin with a letter or digit.');
}
