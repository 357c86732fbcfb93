import { table } from '../output/table.ts';
import { writePrivateFile } from '../output/write-private-file.ts';
import { defineCommand } from '../program/command.ts';

/** Asks for a token, which shows whether host and credentials belong together. The token itself is never printed. */
export const token = defineCommand({
  name: 'token',
  summary: 'asks for a token, which shows that host and credentials belong together',
  details: [
    'The token is not printed: what is printed ends up in logs. `--header-file` writes it to a file that only you can read, as a header for `curl -H @FILE`.',
  ],
  options: {
    headerFile: { summary: 'writes the header with the token to this file, with mode 0600', value: 'FILE' },
  },
  examples: [
    { does: 'ask with the credentials of the environment or the default profile', run: 'token' },
    { does: "ask the kit's sandbox on this machine", run: 'token --profile local' },
    { does: 'call the platform with curl -H @token.header', run: 'token --header-file token.header' },
  ],
  async run({ headerFile }, { client, connection, output, io }) {
    const { baseUrl, source } = await connection();
    const issued = await (await client()).issueToken();
    const file =
      headerFile === undefined
        ? null
        : await writePrivateFile(io, headerFile, `Authorization: Bearer ${issued.access_token}\n`);
    const { token_type: tokenType, expires_in: expiresInSeconds } = issued;
    output.result(
      { platform: baseUrl, credentials: source, tokenType, expiresInSeconds, headerFile: file },
      [
        output.style('green', 'The platform accepts the credentials.'),
        table(
          [
            ['platform', baseUrl],
            ['credentials', source],
            ['token', `${tokenType}, ends in ${expiresInSeconds} s`],
            ...(file === null ? [] : [['header', file]]),
          ],
          { indent: 2 },
        ),
      ].join('\n'),
    );
  },
});
