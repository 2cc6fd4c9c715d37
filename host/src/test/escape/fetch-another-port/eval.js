const got = [];
for (const url of ["http://127.0.0.1:OTHER/", "http://127.0.0.1/", "http://localhost:GRANTED/", "http://[::1]:GRANTED/"]) {
  try { const answer = await ctx.http.fetch(url, {}); got.push(`${url}: ${answer.body}`); } catch { }
}
got
