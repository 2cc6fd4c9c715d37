const a = {}; a.a = a; a
