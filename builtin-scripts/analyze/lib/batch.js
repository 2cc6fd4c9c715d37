// Host calls for many things, a few at a time: the host answers only so many at once.

const AT_ONCE = 8;

/** What `work` gives for each item, in their order. Stops between two batches when aborted. */
export async function mapInBatches(items, ctx, work) {
  const results = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    ctx.signal.throwIfAborted();
    results.push(...await Promise.all(items.slice(start, start + AT_ONCE).map(work)));
  }
  return results;
}
