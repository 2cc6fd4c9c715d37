const found = [];
for (const name of ['/etc/passwd', '../../etc/hosts', 'file:///etc/hostname', '/proc/self/status']) {
  try { await import(name, { with: { type: 'json' } }); found.push(name); } catch (e) { if (/root:/.test(e.message)) found.push(e.message); }
}
found
