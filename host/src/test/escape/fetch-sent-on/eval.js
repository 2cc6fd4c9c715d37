const got = [];
for (const url of ["http://127.0.0.1:GRANTED/?http://127.0.0.1:OTHER/", "http://127.0.0.1:GRANTED/?//127.0.0.1:OTHER/", "http://127.0.0.1:GRANTED/?http://localhost:OTHER/", "http://127.0.0.1:GRANTED/?file:///etc/passwd", "http://127.0.0.1:GRANTED/?http://127.0.0.1:GRANTED/?http://127.0.0.1:OTHER/", "http://127.0.0.1:GRANTED/?http://x@127.0.0.1:OTHER/"]) {
  try { const answer = await ctx.http.fetch(url, {}); got.push(`${url}: ${answer.body}`); } catch { }
}
got
