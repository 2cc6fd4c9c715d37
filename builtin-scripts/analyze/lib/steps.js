// Tells the person who waits what is being done, out of how much.

/**
 * A function that runs work under a label. Sections run side by side, so what counts is how many
 * are done.
 */
export function stepper(ctx) {
  let done = 0;
  let total = 0;
  return async (label, work) => {
    total += 1;
    await ctx.ui.progress(label, { done, total });
    const value = await work();
    done += 1;
    return value;
  };
}
