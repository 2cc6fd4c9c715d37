import os, tempfile, shutil, pathlib
found = []
try:
    result = open("x.txt", "w")
    found.append('open("x.txt", "w")')
except Exception:
    pass
try:
    result = open("/tmp/escape.txt", "a")
    found.append('open("/tmp/escape.txt", "a")')
except Exception:
    pass
try:
    result = os.mkdir("/tmp/escape")
    found.append('os.mkdir("/tmp/escape")')
except Exception:
    pass
try:
    result = os.remove("/etc/passwd")
    found.append('os.remove("/etc/passwd")')
except Exception:
    pass
try:
    result = os.rename("/etc/hosts", "/tmp/h")
    found.append('os.rename("/etc/hosts", "/tmp/h")')
except Exception:
    pass
try:
    result = os.symlink("/etc/passwd", "link")
    found.append('os.symlink("/etc/passwd", "link")')
except Exception:
    pass
try:
    result = os.link("/etc/passwd", "link")
    found.append('os.link("/etc/passwd", "link")')
except Exception:
    pass
try:
    result = os.chmod("/etc/passwd", 0o777)
    found.append('os.chmod("/etc/passwd", 0o777)')
except Exception:
    pass
try:
    result = os.utime("/etc/passwd")
    found.append('os.utime("/etc/passwd")')
except Exception:
    pass
try:
    result = os.truncate("/etc/hosts", 0)
    found.append('os.truncate("/etc/hosts", 0)')
except Exception:
    pass
try:
    result = tempfile.mkdtemp()
    found.append('tempfile.mkdtemp()')
except Exception:
    pass
try:
    result = tempfile.NamedTemporaryFile()
    found.append('tempfile.NamedTemporaryFile()')
except Exception:
    pass
try:
    result = shutil.rmtree("/tmp")
    found.append('shutil.rmtree("/tmp")')
except Exception:
    pass
try:
    result = pathlib.Path("y").touch()
    found.append('pathlib.Path("y").touch()')
except Exception:
    pass
try:
    result = os.mkfifo("/tmp/f")
    found.append('os.mkfifo("/tmp/f")')
except Exception:
    pass
try:
    result = os.chdir("/etc")
    found.append('os.chdir("/etc")')
except Exception:
    pass
found
