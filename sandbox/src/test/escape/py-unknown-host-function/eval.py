found = []
for name in ("read", "exec", "__globals__", "files"):
    try:
        getattr(ctx, name)
        found.append(name)
    except AttributeError:
        pass
try:
    ctx.files = 1
    found.append("set")
except AttributeError:
    pass
found
