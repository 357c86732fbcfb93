/** How far apart two words may be for one to be taken for the other, as a part of their length. */
const TOLERANCE = 0.4;

/**
 * The known word that was probably meant: the same but for case and punctuation, or the nearest by letters added, left out,
 * changed or swapped.
 *
 * @returns `undefined` when none is near.
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const plain = plainly(word);
  const distances = known.map((each) => ({ each, distance: distance(plain, plainly(each)) }));
  const nearest = distances.reduce<(typeof distances)[number] | undefined>(
    (best, next) => (best && best.distance <= next.distance ? best : next),
    undefined,
  );
  if (!nearest) return undefined;
  return nearest.distance <= TOLERANCE * Math.max(plain.length, nearest.each.length) ? nearest.each : undefined;
}

function plainly(word: string): string {
  return word
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}

/** Damerau and Levenshtein, with swaps of neighbours. */
function distance(left: string, right: string): number {
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= right.length; at += 1) {
      const same = left[row - 1] === right[at - 1];
      const swapped = left[row - 1] === right[at - 2] && left[row - 2] === right[at - 1];
      current[at] = Math.min(
        (above[at] ?? 0) + 1,
        (current[at - 1] ?? 0) + 1,
        (above[at - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = above;
    above = current;
  }
  return above[right.length] ?? 0;
}
