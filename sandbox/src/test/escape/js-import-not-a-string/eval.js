const found = [];
for (const name of ["", ".", "./", " ", "undefined", "null", "[object Object]"]) {
  try { await import(name); found.push(name); } catch (e) {
    if (/Exception|\bjava\./.test(String(e.message).replaceAll(name, ''))) found.push(e.message);
  }
}
found
