/** Types of PostgreSQL's catalogue: https://www.postgresql.org/docs/current/catalog-pg-type.html */
const OID = { text: 25, bytea: 17, bigint: 20, boolean: 16 } as const;

interface Elements {
  text: string | null;
  bytea: Uint8Array | null;
  /** An integer that is exact as a number. */
  bigint: number | null;
  boolean: boolean | null;
}

const HEADER_BYTES = 20;
/** What stands in the place of a length. */
const NULL = -1;

/**
 * An array as PostgreSQL takes it in binary (`pg` sends every Buffer so): dimensions, flag for null, type, size and lower
 * bound, then each element behind its length. As text, which `pg` makes of an array, every quote of a JSON body would be
 * escaped, and every byte would become two digits.
 */
export function binaryArray<Type extends keyof typeof OID>(type: Type, elements: readonly Elements[Type][]): Buffer {
  const lengths = elements.map(lengthOf);
  const buffer = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + length, HEADER_BYTES));
  const hasNull = elements.includes(null as Elements[Type]) ? 1 : 0;
  for (const [index, value] of [1, hasNull, OID[type], elements.length, 1].entries())
    buffer.writeInt32BE(value, 4 * index);
  let at = HEADER_BYTES;
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index] as Elements[Type];
    const length = lengths[index] ?? 0;
    at = buffer.writeInt32BE(element === null ? NULL : length, at);
    if (element === null) continue;
    write(buffer, element, at);
    at += length;
  }
  return buffer;
}

function lengthOf(element: Elements[keyof Elements]): number {
  if (typeof element === 'string') return Buffer.byteLength(element);
  if (typeof element === 'number') return 8;
  if (typeof element === 'boolean') return 1;
  return element === null ? 0 : element.byteLength;
}

function write(buffer: Buffer, element: NonNullable<Elements[keyof Elements]>, at: number): void {
  if (typeof element === 'string') buffer.write(element, at);
  else if (typeof element === 'boolean') buffer[at] = element ? 1 : 0;
  else if (typeof element !== 'number') buffer.set(element, at);
  else {
    // Two halves, because a BigInt for each number costs more than both.
    buffer.writeInt32BE(Math.floor(element / 2 ** 32), at);
    buffer.writeUInt32BE(element >>> 0, at + 4);
  }
}
