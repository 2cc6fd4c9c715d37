const found = [];
for (const get of [() => process.env, () => globalThis.env, () => Deno.env, () => navigator, () => location, () => os, () => $ENV, () => $ARG, () => __FILE__ === undefined ? null : __FILE__, () => $EXEC]) {
  try { if (get() !== undefined && get() !== null) found.push(String(get)); } catch { }
}
found
