n = 0
for i in range(10000):
    n += ctx.host.echo(1)
n
