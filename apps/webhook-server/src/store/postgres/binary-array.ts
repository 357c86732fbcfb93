/** Types of PostgreSQL's catalogue: https://www.postgresql.org/docs/current/catalog-pg-type.html */
const OID = { text: 25, bytea: 17 } as const;

const HEADER_BYTES = 20;

/**
 * An array as PostgreSQL takes it in binary (`pg` sends every Buffer so): dimensions, flag for null, type, size and lower
 * bound, then each element behind its length. As text, which `pg` makes of an array, every quote of a JSON body would be
 * escaped, and every byte would become two digits.
 */
export function binaryArray(type: keyof typeof OID, elements: readonly (string | Uint8Array)[]): Buffer {
  const lengths = elements.map((element) => Buffer.byteLength(element));
  const buffer = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + length, HEADER_BYTES));
  for (const [index, value] of [1, 0, OID[type], elements.length, 1].entries()) buffer.writeInt32BE(value, 4 * index);
  let at = HEADER_BYTES;
  for (const [index, element] of elements.entries()) {
    const length = lengths[index] ?? 0;
    at = buffer.writeInt32BE(length, at);
    if (typeof element === 'string') buffer.write(element, at);
    else buffer.set(element, at);
    at += length;
  }
  return buffer;
}
