# What the language brings and a script must not have; taken away before any script runs.
#
# The engine refuses every process, thread, socket, native library and file by itself. Here is what it
# answers that says what machine this is, what it refuses with an error no script can catch, and the
# modules that make no sense without a host. The modules built into the engine exist once in a context,
# so what is changed in them stays changed, also when they are imported anew.
def part(home, library, guarded):
    import sys
    import builtins
    import posix
    import os
    import pwd
    import time  # brings a part of the engine that asks for what is hidden below
    import marshal
    import _imp
    import _signal
    import _thread
    import _posixsubprocess
    import __graalpython__ as engine

    def refuse(module, name, why=PermissionError):
        known = getattr(module, name, None)
        if known is None:
            return

        def refused(*args, **options):
            raise why(f"`{module.__name__.lstrip('_')}.{name}` is not open to scripts")

        refused.__name__ = refused.__qualname__ = name
        setattr(module, name, refused)
        if module is posix and getattr(os, name, None) is known:
            setattr(os, name, refused)

    for name in ("system execv execve fork forkpty fork1 posix_spawn posix_spawnp kill killpg wait wait3 wait4"
                 " waitid waitpid pipe pipe2 openpty nice chroot setsid setuid setgid seteuid setegid getloadavg"
                 " getppid getpgid getpgrp getsid getlogin"
                 " _exit abort").split():
        refuse(posix, name)
    for name in "alarm setitimer getitimer raise_signal pthread_kill pause sigwait signal siginterrupt".split():
        refuse(_signal, name)
    for name in "start_new_thread start_new start_joinable_thread".split():
        refuse(_thread, name, RuntimeError)
    refuse(_thread, "interrupt_main")
    refuse(_posixsubprocess, "fork_exec")
    # Code that was not compiled here: the engine trusts it.
    refuse(marshal, "load")
    refuse(marshal, "loads")
    for name in "create_dynamic exec_dynamic".split():
        refuse(_imp, name, ImportError)
    for name in "settrace setprofile call_tracing _current_frames _current_exceptions".split():
        refuse(sys, name)
    refuse(builtins, "breakpoint")
    sys.breakpointhook = sys.__breakpointhook__ = builtins.breakpoint
    if hasattr(sys, "monitoring"):
        del sys.monitoring

    # ---- who and where ---------------------------------------------------------------------------

    def answer(name, value):
        if hasattr(posix, name):
            def constant():
                return value
            constant.__name__ = constant.__qualname__ = name
            setattr(posix, name, constant)
            setattr(os, name, constant)

    answer("getpid", 1)
    for name in ("getuid", "geteuid", "getgid", "getegid"):
        answer(name, 1000)
    answer("cpu_count", 1)
    answer("uname", os.uname_result(("Linux", "script", "", "", os.uname().machine)))
    os.environ.clear()

    def nobody(key):
        raise KeyError(f"`{key}` is not known here")

    for name in ("getpwuid", "getpwnam"):
        setattr(pwd, name, nobody)
    if hasattr(pwd, "getpwall"):
        pwd.getpwall = lambda: []

    def moved(path):
        return library + path[len(home):] if isinstance(path, str) and path.startswith(home) else path

    for name in ("prefix", "exec_prefix", "base_prefix", "base_exec_prefix", "_stdlib_dir"):
        setattr(sys, name, moved(getattr(sys, name)))
    sys.executable = sys._base_executable = ""
    sys.path[:] = [moved(path) for path in sys.path]
    sys.path_importer_cache.clear()
    for module in list(sys.modules.values()):
        spec = getattr(module, "__spec__", None)
        for holder in (module, spec, getattr(spec, "loader_state", None)):
            for name in ("__file__", "__cached__", "origin", "cached", "filename"):
                known = getattr(holder, name, None)
                if isinstance(known, str) and known.startswith(home):
                    setattr(holder, name, moved(known))
        for folders in (getattr(module, "__path__", None), getattr(spec, "submodule_search_locations", None)):
            if isinstance(folders, list):
                folders[:] = [moved(folder) for folder in folders]

    # ---- the engine's own modules ----------------------------------------------------------------

    load = guarded(engine.load_bytecode_file)
    for name in list(vars(engine)):
        if name.startswith("__") or name in ("in_preinitialization", "ForeignType", "is_native"):
            continue
        value = getattr(engine, name)
        if isinstance(value, str) and value.startswith(home):
            setattr(engine, name, moved(value))
        elif isinstance(value, (bool, str)) or value is None:
            continue
        else:
            delattr(engine, name)
    engine.load_bytecode_file = load
    engine.determine_system_toolchain = dict

    hidden = {"java", "jarray", "polyglot", "_polyglot", "_polyglot_time", "readline", "faulthandler", "resource",
              "_lsprof", "_multiprocessing", "_posixshmem", "_tracemalloc"}
    is_builtin = _imp.is_builtin

    def visible(name):
        return 0 if name in hidden else is_builtin(name)

    _imp.is_builtin = visible
    sys.builtin_module_names = tuple(sorted(name for name in sys.builtin_module_names if name not in hidden))
    sys.meta_path[:] = [finder for finder in sys.meta_path
                        if not type(finder).__module__.startswith("java")]
    for name in hidden:
        module = sys.modules.pop(name, None)
        for member in ("eval", "export_value", "import_value", "type", "add_to_classpath"):
            if member in getattr(module, "__dict__", ()):
                delattr(module, member)


part
