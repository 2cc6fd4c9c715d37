const got = [];
for (const url of ["http://127.0.0.1:GRANTED/", "http://127.0.0.1:OTHER/", "https://example.com/"]) {
  try { const answer = await ctx.http.fetch(url, {}); got.push(`${url}: ${answer.body}`); } catch { }
}
got
