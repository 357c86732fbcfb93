/**
 * Works on items, so many at a time, until all are done or the signal is aborted; what is under way then is let finish.
 *
 * @throws What `work` throws first, when the others have ended.
 */
export async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  signal: AbortSignal,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  let broken = false;
  const worker = async () => {
    for (const item of left) {
      if (signal.aborted || broken) return;
      try {
        await work(item);
      } catch (error) {
        broken = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: width }, worker));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}
