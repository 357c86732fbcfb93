import { SETTINGS, type Setting } from './table.ts';

/** Cells of the table of settings: what the README and the documentation show. */
export function settingsRows(): { name: string; meaning: string; takes: string; fallback: string }[] {
  return Object.entries<Setting>(SETTINGS).map(([name, setting]) => ({
    name: `\`${name}\``,
    meaning: named(setting.meaning) + (setting.secret ? '; a secret' : ''),
    takes: setting.kind.takes,
    fallback: fallbackOf(setting),
  }));
}

/** The table of settings as it stands in the README. */
export function settingsTable(): string {
  const rows = settingsRows().map(({ name, meaning, takes, fallback }) => [name, meaning, takes, fallback]);
  return [['setting', '', 'takes', 'default'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function fallbackOf({ fallback, required, absent }: Setting): string {
  if (fallback !== undefined) return `\`${fallback}\``;
  if (typeof required === 'object') return `required with \`${required.with}\``;
  return required ? 'required' : (absent ?? '');
}

/** Names of other settings, headers and paths as code. */
function named(meaning: string): string {
  return meaning.replaceAll(/(?<!`)(\b[A-Z]+(?:_[A-Z]+)+\b|x-api-key|\/v1\b)(?!`)/g, '`$1`');
}
