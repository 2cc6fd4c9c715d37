import types
found = []
spec = types.SimpleNamespace(name="java.lang.System", origin="java.lang.System", loader=None,
                             submodule_search_locations=None, parent="java.lang")
for each in ().__class__.__mro__[1].__subclasses__():
    name = f"{each.__module__}.{each.__name__}"
    if not any(part in name.lower() for part in ("popen", "java", "polyglot", "hostobject", "foreign")):
        continue
    for use in (lambda: each(["true"]).wait(), lambda: each().create_module(spec).getProperty("user.dir"),
                lambda: each().load_module("java.lang.System").getProperty("user.dir"),
                lambda: each().find_spec("java.lang.System").loader.create_module(spec).nanoTime(),
                lambda: each("java.lang.System").exit(1)):
        try:
            result = use()
            if result is not None:
                found.append(f"{name}: {result}")
        except Exception:
            pass
found
