import os, os.path
found = []
try:
    result = os.stat("/etc/passwd").st_size
    found.append('os.stat("/etc/passwd").st_size')
except Exception:
    pass
try:
    result = os.lstat("/root")
    found.append('os.lstat("/root")')
except Exception:
    pass
try:
    result = os.statvfs("/").f_bsize
    found.append('os.statvfs("/").f_bsize')
except Exception:
    pass
try:
    result = os.access("/etc/passwd", 4) or 1/0
    found.append('os.access("/etc/passwd", 4) or 1/0')
except Exception:
    pass
try:
    result = os.path.exists("/etc/passwd") or 1/0
    found.append('os.path.exists("/etc/passwd") or 1/0')
except Exception:
    pass
try:
    result = os.path.realpath("/proc/self/cwd") == "/proc/self/cwd" and 1/0
    found.append('os.path.realpath("/proc/self/cwd") == "/proc/self/cwd" and 1/0')
except Exception:
    pass
try:
    result = os.path.getsize("/etc/passwd")
    found.append('os.path.getsize("/etc/passwd")')
except Exception:
    pass
found
