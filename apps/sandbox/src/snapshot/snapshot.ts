import { createHash } from 'node:crypto';
import type { Schema } from '@assessment-kit/contract/sandbox';
import type { SandboxContext } from '../context.ts';
import { type KeptSettings, keptSettings, restoreSettings } from './kept-settings.ts';

interface Content {
  settings: KeptSettings;
  /** Entries of each collection, in their sequence. */
  collections: Record<string, [key: string, value: unknown][]>;
}

/** Everything that a sandbox knows. A checksum tells a snapshot from anything else: its inside is not checked further. */
export function takeSnapshot(context: SandboxContext): Schema<'Snapshot'> {
  const collections = Object.entries(context.state.collections).map(([name, collection]) => [name, [...collection]]);
  const content = {
    settings: keptSettings(context),
    collections: Object.fromEntries(collections) as Content['collections'],
  };
  return { version: 1, checksum: checksum(content), ...structuredClone(content) };
}

/**
 * Puts a snapshot in place of everything that is there.
 *
 * @returns `false`, and nothing has changed, when it is no snapshot of this version or was changed since.
 */
export function restoreSnapshot(context: SandboxContext, snapshot: Schema<'Snapshot'>): boolean {
  const { version: _, checksum: given, ...content } = snapshot as Schema<'Snapshot'> & Content & { checksum: unknown };
  if (given !== checksum(content)) return false;
  // A callback that still waits belongs to what was there before.
  context.deliveries.forget();
  context.state.restore(structuredClone(content.collections));
  restoreSettings(context, content.settings);
  context.limiter.clear();
  return true;
}

/** Of the content whatever the sequence of its fields: JSON may have been read and written in between. */
function checksum(content: object): string {
  const { settings, collections } = content as Partial<Content>;
  const text = JSON.stringify([settings, collections], (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
