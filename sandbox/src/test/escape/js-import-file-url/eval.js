const found = [];
for (const name of ["file:///etc/passwd", "file:/etc/passwd", "file://localhost/etc/passwd", "FILE:///etc/passwd", "jar:file:///x.jar!/y", "jrt:/java.base/java/lang/Object.class"]) {
  try { await import(name); found.push(name); } catch (e) {
    if (/Exception|\bjava\./.test(String(e.message).replaceAll(name, ''))) found.push(e.message);
  }
}
found
