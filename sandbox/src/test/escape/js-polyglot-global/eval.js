const found = [];
for (const name of ['Polyglot', 'Graal', 'Interop', 'polyglot', 'Debug', 'Inspector']) {
  if (name in globalThis) found.push(name);
}
try { Polyglot.eval('js', '1'); found.push('eval'); } catch { }
try { Polyglot.import('x'); found.push('import'); } catch { }
found
