import signal, os
found = []
try:
    result = signal.signal(signal.SIGTERM, lambda *a: None)
    found.append('signal.signal(signal.SIGTERM, lambda *a: None)')
except Exception:
    pass
try:
    result = signal.alarm(1)
    found.append('signal.alarm(1)')
except Exception:
    pass
try:
    result = signal.raise_signal(9)
    found.append('signal.raise_signal(9)')
except Exception:
    pass
try:
    result = signal.pthread_kill(1, 9)
    found.append('signal.pthread_kill(1, 9)')
except Exception:
    pass
try:
    result = signal.setitimer(signal.ITIMER_REAL, 1)
    found.append('signal.setitimer(signal.ITIMER_REAL, 1)')
except Exception:
    pass
try:
    result = os.kill(1, 9)
    found.append('os.kill(1, 9)')
except Exception:
    pass
try:
    result = os.kill(os.getppid(), 9)
    found.append('os.kill(os.getppid(), 9)')
except Exception:
    pass
try:
    result = os.killpg(0, 9)
    found.append('os.killpg(0, 9)')
except Exception:
    pass
try:
    result = os.abort()
    found.append('os.abort()')
except Exception:
    pass
try:
    result = os._exit(3)
    found.append('os._exit(3)')
except Exception:
    pass
found
