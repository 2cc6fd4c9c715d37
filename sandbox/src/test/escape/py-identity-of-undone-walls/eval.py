import sys, importlib, os
found = []
for name in ("posix", "_signal", "_thread", "os", "pwd", "sys"):
    kept = sys.modules.pop(name, None)
    try:
        fresh = importlib.import_module(name)
    except Exception:
        sys.modules[name] = kept
        continue
    for function, allowed in (("getpid", 1), ("system", None), ("fork", None), ("getppid", None)):
        try:
            result = getattr(fresh, function)(*(["true"] if function == "system" else []))
            if result != allowed:
                found.append(f"{name}.{function}")
        except Exception:
            pass
    sys.modules[name] = kept
import _imp, types
for name in ("posix", "_thread", "_signal"):
    try:
        fresh = _imp.create_builtin(types.SimpleNamespace(name=name, origin="built-in", loader=None, submodule_search_locations=None))
        _imp.exec_builtin(fresh)
        if name == "posix" and fresh.getpid() != 1:
            found.append("posix by _imp")
        if name == "_thread":
            fresh.start_new_thread(len, ((),))
            found.append("_thread by _imp")
    except Exception:
        pass
found
