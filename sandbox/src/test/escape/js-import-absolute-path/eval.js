const found = [];
for (const name of ["/etc/passwd", "/etc/hosts", "/proc/self/environ", "/proc/self/maps", "/", "//etc/passwd", "/./etc/../etc/passwd"]) {
  try { await import(name); found.push(name); } catch (e) {
    if (/Exception|\bjava\./.test(String(e.message).replaceAll(name, ''))) found.push(e.message);
  }
}
found
