import { LOCAL, LOCAL_PROFILE, profilesFile, readProfiles } from '../credentials/profiles.ts';
import { clean } from '../output/output.ts';
import { table } from '../output/table.ts';
import { defineCommand } from '../program/command.ts';

/** Shows the profiles, without their secrets. */
export const profileList = defineCommand({
  name: 'profile list',
  summary: 'shows the profiles, without their secrets',
  examples: [
    { does: 'show them', run: 'profile list' },
    { does: 'the same for programs', run: 'profile list --json' },
  ],
  async run(_input, { io, output }) {
    const kept = [...(await readProfiles(io))].map(([name, { platform, clientId }]) => ({ name, platform, clientId }));
    const local = { name: LOCAL_PROFILE, platform: LOCAL.baseUrl, clientId: LOCAL.clientId };
    const items = [...kept, local];
    const rows = items.map(({ name, platform, clientId }) => [name, platform, clientId].map(clean));
    const head = ['PROFILE', 'HOST', 'CLIENT ID'].map((text) => output.style('bold', text));
    const text = `${table([head, ...rows])}\n\nThey are kept in ${profilesFile(io)}; "${LOCAL_PROFILE}" is always there.`;
    output.result({ items, file: profilesFile(io) }, text);
  },
});
