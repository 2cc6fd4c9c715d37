texts = ["{0.__class__.__mro__[1].__subclasses__}", "{0.host.echo.__globals__}", "{0.signal.__class__.__init__.__globals__}"]
found = []
for text in texts:
    try:
        said = text.format(ctx)
        if "java" in said or "/home" in said:
            found.append(said)
    except Exception:
        pass
found
