(1n << 30000000n).toString(10).length
