/** What changed in one version, each text once, with the packages that it is about. */
export interface Release {
  version: string;
  changes: ReadonlyMap<string, readonly string[]>;
}

/** `CHANGELOG.md` of several packages as one: the versions newest first, as the files have them. */
export function releasesOf(changelogs: readonly string[]): Release[] {
  const releases = new Map<string, Map<string, string[]>>();
  for (const changelog of changelogs) {
    const [, name = ''] = /^# (.+)$/m.exec(changelog) ?? [];
    for (const part of changelog.split(/^## /m).slice(1)) {
      const version = part.slice(0, part.indexOf('\n')).trim();
      const changes = releases.get(version) ?? new Map<string, string[]>();
      releases.set(version, changes);
      for (const text of entriesOf(part)) changes.set(text, [...(changes.get(text) ?? []), name]);
    }
  }
  return [...releases].map(([version, changes]) => ({ version, changes }));
}

/** The changes of a section, without the commit before each and without those that only name dependencies. */
function entriesOf(section: string): string[] {
  const entries = section.split(/^- /m).slice(1);
  return entries
    .map((entry) => entry.replace(/^#{2,} .*$/gm, '').trim())
    .filter((entry) => !entry.startsWith('Updated dependencies') && !/^@?assessment-kit\S*@\d/.test(entry))
    .map((entry) =>
      entry
        .replace(/^[0-9a-f]{7,40}: /, '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
}

/** A changeset: what will be in the next release. */
export function pendingChange(changeset: string): { packages: readonly string[]; text: string } {
  const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(changeset) ?? [];
  const packages = [...head.matchAll(/^'?([^':\n]+)'?: \w+$/gm)].map(([, name = '']) => name);
  return { packages, text: body.replace(/\s+/g, ' ').trim() };
}
