/** A change as `redocly diff --format json` reports it. */
export interface Change {
  path: string;
  kind: 'added' | 'removed' | 'modified';
  impact: 'major' | 'minor' | 'patch';
  verdicts: { ruleId: string; message: string }[];
  property?: string;
  base?: { pointer: string; value?: unknown };
  revision?: { pointer: string; value?: unknown };
}

type Document = Readonly<Record<string, unknown>>;

/**
 * What breaks clients, in a sentence each, by the platform's own definition (`S2`, `VER`): a required field without a
 * default, something removed, a changed type; unless the major version in the path moves.
 *
 * `redocly diff` finds the changes. It calls a required field breaking whatever its default, and a field that a request
 * loses not at all; both are put right here. What else it calls major stays so.
 */
export function breakingChanges(changes: readonly Change[], base: Document, revision: Document): string[] {
  return changes.flatMap((change) => {
    if (isNewVersion(change, base)) return [];
    if (change.kind === 'removed' && /\/properties\/[^/]+$/.test(change.base?.pointer ?? '')) {
      return [`${change.base?.pointer} was removed.`];
    }
    if (change.impact !== 'major') return [];
    if (change.verdicts.every(({ ruleId }) => ruleId === 'required-properties-added')) {
      const without = requiredWithoutDefault(change, revision);
      return without.map((name) => `${change.revision?.pointer}: ${name} became required and has no default.`);
    }
    return change.verdicts.map(({ message }) => `${message} (${change.path})`);
  });
}

const VERSION = /\/v(\d+)(?=\/|$)/;

/** Whether a change is one of a path whose major version has moved on: whoever calls the old one is not concerned. */
function isNewVersion(change: Change, base: Document): boolean {
  const path = /^#\/paths\/([^/]+)/.exec(change.path)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
  if (path === undefined) return false;
  const version = Number(VERSION.exec(path)?.[1] ?? 0);
  const paths = Object.keys((base['paths'] ?? {}) as object);
  if (paths.includes(path)) return false;
  return paths.some(
    (other) =>
      other.replace(VERSION, '/v') === path.replace(VERSION, '/v') && Number(VERSION.exec(other)?.[1]) < version,
  );
}

function requiredWithoutDefault(change: Change, revision: Document): string[] {
  const before = [change.base?.value ?? []].flat();
  const added = ([change.revision?.value ?? []].flat() as string[]).filter((name) => !before.includes(name));
  const schema = at(revision, (change.revision?.pointer ?? '').replace(/\/required$/, '')) as {
    properties?: Record<string, { default?: unknown }>;
  };
  return added.filter((name) => schema?.properties?.[name]?.default === undefined);
}

function at(document: Document, pointer: string): unknown {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce<unknown>((inside, step) => (inside as Record<string, unknown> | undefined)?.[step], document);
}
