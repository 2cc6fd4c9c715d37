import os, subprocess
found = []
try:
    result = os.system("true")
    found.append('os.system("true")')
except Exception:
    pass
try:
    result = subprocess.run(["true"])
    found.append('subprocess.run(["true"])')
except Exception:
    pass
try:
    result = subprocess.Popen("true", shell=True)
    found.append('subprocess.Popen("true", shell=True)')
except Exception:
    pass
try:
    result = os.popen("true").read()
    found.append('os.popen("true").read()')
except Exception:
    pass
try:
    result = os.fork()
    found.append('os.fork()')
except Exception:
    pass
try:
    result = os.execv("/bin/true", ["true"])
    found.append('os.execv("/bin/true", ["true"])')
except Exception:
    pass
try:
    result = os.posix_spawn("/bin/true", ["true"], {})
    found.append('os.posix_spawn("/bin/true", ["true"], {})')
except Exception:
    pass
try:
    result = __import__("pty").spawn("true")
    found.append('__import__("pty").spawn("true")')
except Exception:
    pass
try:
    result = subprocess._fork_exec()
    found.append('subprocess._fork_exec()')
except Exception:
    pass
try:
    result = os.startfile("x")
    found.append('os.startfile("x")')
except Exception:
    pass
try:
    result = __import__("multiprocessing").Process(target=len).start()
    found.append('__import__("multiprocessing").Process(target=len).start()')
except Exception:
    pass
found
