const got = [];
for (const url of ["http://2130706433:OTHER/", "http://0x7f000001:OTHER/", "http://0177.0.0.1:OTHER/", "http://127.1:OTHER/", "http://0.0.0.0:OTHER/", "http://[::ffff:127.0.0.1]:OTHER/", "http://127.0.0.1.:OTHER/", "http://127.0.0.1:GRANTED@127.0.0.1:OTHER/", "http://127.0.0.1:OTHER#@127.0.0.1:GRANTED/", "http://127.0.0.1:OTHER\\@127.0.0.1:GRANTED/", "http://\uff11\uff12\uff17.0.0.1:OTHER/"]) {
  try { const answer = await ctx.http.fetch(url, {}); got.push(`${url}: ${answer.body}`); } catch { }
}
got
