let n = 0;
const path = { toString() { return n++ ? '../outside/secret.txt' : 'open/a.txt'; }, toJSON() { return n++ ? '../outside/secret.txt' : 'open/a.txt'; } };
const found = [];
for (let i = 0; i < 4; i++) { try { const t = await ctx.files.read(path); if (t !== 'open') found.push(t); } catch { } }
found
