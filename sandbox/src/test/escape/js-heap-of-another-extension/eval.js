const found = [];
for (let i = 0; i < 50; i++) {
  const bytes = new Uint8Array(1 << 16);
  if (bytes.some((b) => b !== 0)) found.push(i);
}
found
