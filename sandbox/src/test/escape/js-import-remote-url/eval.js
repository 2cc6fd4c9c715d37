const found = [];
for (const name of ["http://127.0.0.1/x.js", "https://example.com/x.js", "ftp://example.com/x", "data:text/javascript,export default 1", "blob:null/1", "javascript:1", "ws://127.0.0.1"]) {
  try { await import(name); found.push(name); } catch (e) {
    if (/Exception|\bjava\./.test(String(e.message).replaceAll(name, ''))) found.push(e.message);
  }
}
found
