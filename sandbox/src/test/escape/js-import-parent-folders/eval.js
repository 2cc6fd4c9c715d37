const found = [];
for (const name of ["../../../../etc/passwd", "./../../etc/passwd", "../main.js", "..", "../", "./../witness/main.js", "x/../../../etc/passwd"]) {
  try { await import(name); found.push(name); } catch (e) {
    if (/Exception|\bjava\./.test(String(e.message).replaceAll(name, ''))) found.push(e.message);
  }
}
found
