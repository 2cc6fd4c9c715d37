(await ctx.process.run(['printf', '%s', '$(cat ../outside/secret.txt); `id` $HOME | cat > stolen'])).stdout
