const found = [];
for (const name of ["fs", "node:fs", "node:process", "node:child_process", "os", "path", "worker_threads", "vm", "module", "bun:ffi"]) {
  try { await import(name); found.push(name); } catch (e) {
    if (/Exception|\bjava\./.test(String(e.message).replaceAll(name, ''))) found.push(e.message);
  }
}
found
