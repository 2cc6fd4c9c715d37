let s = 'a'.repeat(1e4); for (;;) s.replace(/a/g, () => 'b');
