/** Those whose id, or the part of it before a dot, is in `only` (when there is anything in it) and not in `skip`. */
export function chosen<Item extends { id: string }>(
  items: readonly Item[],
  only: readonly string[],
  skip: readonly string[],
): Item[] {
  const isIn = (id: string, names: readonly string[]) => names.some((name) => id === name || id.startsWith(`${name}.`));
  return items.filter(({ id }) => (only.length === 0 || isIn(id, only)) && !isIn(id, skip));
}
