import os, io, _io, pathlib
found = []
try:
    result = open("/etc/passwd").read()
    found.append('open("/etc/passwd").read()')
except Exception:
    pass
try:
    result = io.open("/etc/hosts").read()
    found.append('io.open("/etc/hosts").read()')
except Exception:
    pass
try:
    result = _io.FileIO("/etc/passwd").read()
    found.append('_io.FileIO("/etc/passwd").read()')
except Exception:
    pass
try:
    result = io.open_code("/etc/passwd").read()
    found.append('io.open_code("/etc/passwd").read()')
except Exception:
    pass
try:
    result = os.open("/etc/passwd", 0)
    found.append('os.open("/etc/passwd", 0)')
except Exception:
    pass
try:
    result = os.listdir("/")
    found.append('os.listdir("/")')
except Exception:
    pass
try:
    result = list(os.scandir("/etc"))
    found.append('list(os.scandir("/etc"))')
except Exception:
    pass
try:
    result = pathlib.Path("/etc/passwd").read_text()
    found.append('pathlib.Path("/etc/passwd").read_text()')
except Exception:
    pass
try:
    result = os.readlink("/proc/self/exe")
    found.append('os.readlink("/proc/self/exe")')
except Exception:
    pass
try:
    result = open("/proc/self/environ").read()
    found.append('open("/proc/self/environ").read()')
except Exception:
    pass
try:
    result = open("../../../../etc/passwd").read()
    found.append('open("../../../../etc/passwd").read()')
except Exception:
    pass
try:
    result = open(b"/etc/passwd").read()
    found.append('open(b"/etc/passwd").read()')
except Exception:
    pass
try:
    result = open(0).read() or 1/0
    found.append('open(0).read() or 1/0')
except Exception:
    pass
try:
    result = os.read(0, 10) or 1/0
    found.append('os.read(0, 10) or 1/0')
except Exception:
    pass
found
