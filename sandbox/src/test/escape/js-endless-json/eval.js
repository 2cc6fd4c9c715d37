const a = Array(1e4).fill('x'); for (;;) JSON.parse(JSON.stringify(a));
