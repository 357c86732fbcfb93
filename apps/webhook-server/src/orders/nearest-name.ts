/**
 * The name that was probably meant: the same but for its case or separators, one that ends with it, or one that few
 * changes of a character lead to. `null`: none is near.
 */
export function nearestName(given: string, names: readonly string[]): string | null {
  const bare = (name: string) => name.toLowerCase().replaceAll(/[_-]/g, '');
  const wanted = bare(given);
  const most = Math.max(1, Math.floor(wanted.length / 4));
  const near = names
    .map((name) => ({ name, changes: bare(name).endsWith(wanted) ? 0.5 : changesBetween(wanted, bare(name)) }))
    .filter(({ changes }) => changes <= most)
    .sort((left, right) => left.changes - right.changes);
  return near[0]?.name ?? null;
}

/** How many characters have to be put in, taken out or replaced (Levenshtein). */
function changesBetween(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let at = 1; at <= left.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= right.length; to += 1) {
      const replaced = (row[to - 1] ?? 0) + (left[at - 1] === right[to - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
