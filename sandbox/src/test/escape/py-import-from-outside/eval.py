import importlib.util, importlib.machinery, sys, runpy, zipimport
sys.path[:0] = ["/tmp", "/etc", "/usr/lib/python3/dist-packages", "/proc/self/cwd"]
found = []
try:
    result = importlib.machinery.SourceFileLoader("x", "/etc/passwd").get_data("/etc/passwd")
    found.append('importlib.machinery.SourceFileLoader("x", "/etc/passwd").get_data("/etc/passwd")')
except Exception:
    pass
try:
    result = importlib.machinery.SourceFileLoader("x", "/etc/passwd").load_module()
    found.append('importlib.machinery.SourceFileLoader("x", "/etc/passwd").load_module()')
except Exception:
    pass
try:
    result = importlib.machinery.ExtensionFileLoader("x", "/lib/x86_64-linux-gnu/libc.so.6").load_module()
    found.append('importlib.machinery.ExtensionFileLoader("x", "/lib/x86_64-linux-gnu/libc.so.6").load_module()')
except Exception:
    pass
try:
    result = importlib.util.spec_from_file_location("x", "/etc/passwd").loader.exec_module(type(sys)("x"))
    found.append('importlib.util.spec_from_file_location("x", "/etc/passwd").loader.exec_module(type(sys)("x"))')
except Exception:
    pass
try:
    result = runpy.run_path("/etc/passwd")
    found.append('runpy.run_path("/etc/passwd")')
except Exception:
    pass
try:
    result = zipimport.zipimporter("/etc/passwd")
    found.append('zipimport.zipimporter("/etc/passwd")')
except Exception:
    pass
try:
    result = __import__("apt_pkg")
    found.append('__import__("apt_pkg")')
except Exception:
    pass
try:
    result = exec(compile(open("/etc/passwd").read(), "x", "exec"))
    found.append('exec(compile(open("/etc/passwd").read(), "x", "exec"))')
except Exception:
    pass
found
