const found = [];
for (const name of ["\uff0e\uff0e/etc/passwd", "\u2025/etc/passwd", "..\u2215etc\u2215passwd", "./\u202ejs.niam", "main\u200b.js"]) {
  try { await import(name); found.push(name); } catch (e) {
    if (/Exception|\bjava\./.test(String(e.message).replaceAll(name, ''))) found.push(e.message);
  }
}
found
