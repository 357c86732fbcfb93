/** Types of PostgreSQL's catalogue: https://www.postgresql.org/docs/current/catalog-pg-type.html */
const OID = { text: 25, bytea: 17 } as const;

const HEADER_BYTES = 20;
/** What stands in the place of a length. */
const NULL = -1;

/**
 * An array as PostgreSQL takes it in binary (`pg` sends every Buffer so): dimensions, flag for null, type, size and lower
 * bound, then each element behind its length. As text, which `pg` makes of an array, every quote of a JSON body would be
 * escaped, and every byte would become two digits.
 */
export function binaryArray(type: keyof typeof OID, elements: readonly (string | Uint8Array | null)[]): Buffer {
  const lengths = elements.map((element) => (element === null ? 0 : Buffer.byteLength(element)));
  const buffer = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + length, HEADER_BYTES));
  const hasNull = elements.includes(null) ? 1 : 0;
  for (const [index, value] of [1, hasNull, OID[type], elements.length, 1].entries())
    buffer.writeInt32BE(value, 4 * index);
  let at = HEADER_BYTES;
  for (const [index, element] of elements.entries()) {
    const length = lengths[index] ?? 0;
    at = buffer.writeInt32BE(element === null ? NULL : length, at);
    if (element === null) continue;
    if (typeof element === 'string') buffer.write(element, at);
    else buffer.set(element, at);
    at += length;
  }
  return buffer;
}
