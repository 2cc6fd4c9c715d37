const got = [];
for (const url of ["http://127.0.0.1:OTHER/", "http://localhost:OTHER/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[fd00::1]/", "http://metadata.google.internal/"]) {
  try { const answer = await ctx.http.fetch(url, { timeoutMs: 2000 }); got.push(`${url}: ${answer.body}`); } catch { }
}
got
