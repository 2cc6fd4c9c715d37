const found = [];
for (const code of ["load('/etc/passwd')", "load('http://127.0.0.1/x.js')", "load({ name: 'x', script: '1' })",
  "loadWithNewGlobal('x')", "read('/etc/passwd')", "readbuffer('/etc/passwd')", "require('fs')", "import.meta"]) {
  try { (0, eval)(code); found.push(code); } catch { }
}
found
