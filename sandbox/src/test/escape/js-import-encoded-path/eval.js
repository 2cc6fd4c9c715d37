const found = [];
for (const name of ["%2e%2e/%2e%2e/etc/passwd", "./%2e%2e%2fetc%2fpasswd", "..%5c..%5cetc", "..\\..\\etc\\passwd", "C:\\Windows\\win.ini", "\\\\host\\share", "//?/C:/x"]) {
  try { await import(name); found.push(name); } catch (e) {
    if (/Exception|\bjava\./.test(String(e.message).replaceAll(name, ''))) found.push(e.message);
  }
}
found
