/** Deeper than any format of the platform. */
const MAX_DEPTH = 8;

/**
 * The texts or numbers that fields of this name hold, in whatever case it is written, at the top of a payload or in
 * objects and lists inside it: the outermost first, and on one level in the sequence they were written.
 *
 * What an error callback contains is not published (`S2`, `CB-new`: "the format of the error bodies"). Only fields that
 * carry exactly this name count; a sentence that seems to hold an id is not read.
 */
export function* namedValues(payload: unknown, name: string): Generator<string> {
  let level = [payload];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    const fields = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? (Object.entries(each) as [string, unknown][]) : [],
    );
    for (const [field, value] of fields) {
      if (field.toLowerCase() !== name) continue;
      if (typeof value === 'string' || typeof value === 'number') yield String(value);
    }
    level = fields.map(([, value]) => value);
  }
}
