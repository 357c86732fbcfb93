import { defineCommand } from '../program/command.ts';

/** Prints the JSON Schema of a catalogue. */
export const packagesSchema = defineCommand({
  name: 'packages schema',
  summary: 'prints the JSON Schema of a catalogue, for editors',
  details: [
    'With the schema in a file, the first line `# yaml-language-server: $schema=./catalogue.schema.json` makes an editor with the YAML language server complete fields and underline mistakes; in a catalogue of JSON, `"$schema": "./catalogue.schema.json"` does. The package has it too, as `assessment-kit/catalogue.schema.json`.',
  ],
  examples: [{ does: 'print it; `> catalogue.schema.json` keeps it beside the catalogue', run: 'packages schema' }],
  async run(_, { output }) {
    const { default: schema } = await import('../generated/catalogue.schema.json', { with: { type: 'json' } });
    output.raw(`${JSON.stringify(schema, null, 2)}\n`);
  },
});
