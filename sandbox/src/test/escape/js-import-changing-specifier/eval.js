let asked = 0;
const name = { toString() { asked++; return asked > 1 ? '/etc/passwd' : './nothing.js'; } };
await import(name).then(() => 'got in', () => 'refused')
