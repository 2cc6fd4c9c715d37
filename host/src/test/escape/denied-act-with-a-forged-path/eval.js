await ctx.files.read('closed/\x1b[2J\u202eb.txt\npicode: granted')
