const got = [];
for (const url of ["file:///etc/passwd", "ftp://127.0.0.1:GRANTED/", "jar:http://127.0.0.1:GRANTED/!/x", "javascript:1", "data:text/plain,x", "//127.0.0.1:OTHER/", "ws://127.0.0.1:OTHER/", "gopher://127.0.0.1:OTHER/", "unix:/run/docker.sock"]) {
  try { const answer = await ctx.http.fetch(url, {}); got.push(`${url}: ${answer.body}`); } catch { }
}
got
