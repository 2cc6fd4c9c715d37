(await ctx.process.run(['printf', '\\033[2J\\033]0;owned\\007\\302\\233'])).stdout
