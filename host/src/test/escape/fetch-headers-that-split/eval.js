const got = [];
for (const h of [{ 'X-A': 'a\r\nHost: evil' }, { 'X\r\nA': 'b' }, { Host: 'other' }, { ':authority': 'x' }]) {
  try { await ctx.http.fetch('http://127.0.0.1:GRANTED/', { headers: h }); got.push(JSON.stringify(h)); } catch { }
}
got
