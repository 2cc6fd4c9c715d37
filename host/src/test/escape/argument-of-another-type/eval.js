const found = [];
for (const p of [null, 1, true, ['open/a.txt'], { path: 'open/a.txt' }, [], '']) { try { await ctx.files.read(p); found.push(String(p)); } catch (e) { if (/java|Exception/.test(e.message)) found.push(e.message); } }
found
