const found = [];
for (const name of ["picode:prelude.js", "picode:import", "@picode/sdk/../x", "@picode/sdk/package.json", "/picode/sdk.js/../x", "java.lang.System", "polyglot", "js:builtin", "internal/bootstrap"]) {
  try { await import(name); found.push(name); } catch (e) {
    if (/Exception|\bjava\./.test(String(e.message).replaceAll(name, ''))) found.push(e.message);
  }
}
found
