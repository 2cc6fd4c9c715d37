found = []
for each in object.__subclasses__():
    scope = getattr(getattr(each, "__init__", None), "__globals__", None)
    if isinstance(scope, dict):
        for name in ("os", "posix", "sys"):
            module = scope.get(name)
            run = getattr(module, "system", None)
            if run is not None:
                try:
                    run("true")
                    found.append(each.__name__)
                except Exception:
                    pass
found
