await ctx.files.read('closed/b.txt')
