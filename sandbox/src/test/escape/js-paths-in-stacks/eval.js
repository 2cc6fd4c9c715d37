const found = [];
for (const provoke of [() => null.x, () => JSON.parse('{'), () => { throw new Error('x'); }, () => new RegExp('(')]) {
  try { provoke(); } catch (e) { if (/\/(work|home|root|tmp|usr|Users|target)\b/.test(e.stack)) found.push(e.stack); }
}
const promised = await ctx.host.deny(1).catch((e) => e.stack);
if (/\/(work|home|root|tmp|usr|target)\b/.test(promised)) found.push(promised);
found
