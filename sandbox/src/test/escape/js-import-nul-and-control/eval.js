const found = [];
for (const name of ["/etc/passwd\u0000.js", "./\u0000", "\u0001", "\n", "./x\r\n.js", "\u001b[31m"]) {
  try { await import(name); found.push(name); } catch (e) {
    if (/Exception|\bjava\./.test(String(e.message).replaceAll(name, ''))) found.push(e.message);
  }
}
found
