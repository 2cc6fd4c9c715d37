const found = [];
for (const get of [() => (0, eval)('Java'), () => new Function('return Java')(),
  () => Reflect.get(globalThis, 'Java') ?? null, () => this.Java ?? null]) {
  try { if (get() !== null) found.push(String(get)); } catch { }
}
found
