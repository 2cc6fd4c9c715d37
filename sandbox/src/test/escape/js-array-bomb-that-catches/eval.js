const a = []; for (;;) { try { for (;;) a.push(new Array(1000).fill(a.length)); } catch { } }
