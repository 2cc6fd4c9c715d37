const found = [];
for (const provoke of [() => null.x, () => ctx.host.echo(1n), () => ctx.nothing.x, () => setTimeout(1),
  () => structuredClone(Symbol()), () => new (ctx.host.echo)(), () => 'x'.repeat(-1), () => new Array(-1),
  () => BigInt('x'), () => new RegExp('('), () => JSON.parse('{'), () => decodeURIComponent('%')]) {
  try { await provoke(); } catch (error) {
    for (let e = error; e; e = Object.getPrototypeOf(e)) {
      if (/host|java|foreign|polyglot/i.test(e.constructor?.name ?? '')) found.push(e.constructor.name);
    }
    if (!(error instanceof Error)) found.push('not an Error');
    if (error.constructor.constructor('return typeof Java')() !== 'undefined') found.push('constructor');
  }
}
found
