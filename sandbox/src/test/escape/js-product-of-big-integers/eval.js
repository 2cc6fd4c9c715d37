let x = 3n ** 2000000n; for (;;) x *= x;
