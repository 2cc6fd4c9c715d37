found = []
try:
    result = __import__("ctypes")
    found.append('__import__("ctypes")')
except Exception:
    pass
try:
    result = __import__("_ctypes")
    found.append('__import__("_ctypes")')
except Exception:
    pass
try:
    result = __import__("cffi")
    found.append('__import__("cffi")')
except Exception:
    pass
try:
    result = __import__("_cffi_backend")
    found.append('__import__("_cffi_backend")')
except Exception:
    pass
try:
    result = __import__("mmap").mmap(0, 10)
    found.append('__import__("mmap").mmap(0, 10)')
except Exception:
    pass
try:
    result = __import__("_imp").create_dynamic(None)
    found.append('__import__("_imp").create_dynamic(None)')
except Exception:
    pass
try:
    result = __import__("_testcapi")
    found.append('__import__("_testcapi")')
except Exception:
    pass
try:
    result = __import__("numpy")
    found.append('__import__("numpy")')
except Exception:
    pass
try:
    result = __import__("resource").getrlimit(0)
    found.append('__import__("resource").getrlimit(0)')
except Exception:
    pass
try:
    result = __import__("faulthandler")._sigsegv()
    found.append('__import__("faulthandler")._sigsegv()')
except Exception:
    pass
try:
    result = __import__("fcntl").fcntl(0, 1)
    found.append('__import__("fcntl").fcntl(0, 1)')
except Exception:
    pass
try:
    result = __import__("termios").tcgetattr(0)
    found.append('__import__("termios").tcgetattr(0)')
except Exception:
    pass
found
