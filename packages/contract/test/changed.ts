/**
 * A copy of a JSON value with one field changed; `undefined` removes the field. Objects and lists on the way there are made
 * where they are missing.
 *
 * @param path For example `assessments[0].name`; empty for the value as a whole.
 */
export function changed(value: unknown, path: string, to: unknown): unknown {
  const [key, ...rest] = path.split(/[.[\]]+/).filter((part) => part !== '');
  return key === undefined ? to : put(structuredClone(value), key, rest, to);
}

function put(at: unknown, key: string, rest: readonly string[], to: unknown): unknown {
  const container = (at ?? (/^\d+$/.test(key) ? [] : {})) as Record<string, unknown>;
  const [next, ...after] = rest;
  if (next !== undefined) container[key] = put(container[key], next, after, to);
  else if (to === undefined) delete container[key];
  else container[key] = to;
  return container;
}
