import _imp, sys, types
found = []
for name in ("java", "polyglot", "jarray", "_polyglot"):
    spec = types.SimpleNamespace(name=name, origin="built-in", loader=None, submodule_search_locations=None)
    candidates = [_imp.is_builtin]
    candidates += [cell.cell_contents for cell in (_imp.is_builtin.__closure__ or ())]
    try:
        module = _imp.create_builtin(spec)
        if module is None:
            continue
        for use in (lambda: module.type("java.lang.System").getProperty("user.dir"),
                    lambda: module.type("java.lang.Runtime").getRuntime(),
                    lambda: module.eval(language="js", string="1"),
                    lambda: module.import_value("x"),
                    lambda: module.add_to_classpath("/tmp")):
            try:
                result = use()
                if result is not None:
                    found.append(name)
            except BaseException:
                pass
    except BaseException:
        pass
found
