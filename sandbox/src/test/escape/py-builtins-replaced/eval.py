import builtins
builtins.len = builtins.isinstance = builtins.type = lambda *a: 1 / 0
builtins.str = builtins.dict = builtins.list = None
ctx.host.echo(7)
