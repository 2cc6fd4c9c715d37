import atexit
atexit.register(lambda: open('/etc/passwd').read())
1
