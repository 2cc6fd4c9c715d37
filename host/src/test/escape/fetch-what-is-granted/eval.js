(await ctx.http.fetch('http://127.0.0.1:GRANTED/')).body
