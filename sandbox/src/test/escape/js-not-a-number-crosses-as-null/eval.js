[NaN, Infinity, -Infinity, -0]
