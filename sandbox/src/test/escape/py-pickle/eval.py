import pickle, os
class Evil:
    def __init__(self, f, a): self.f, self.a = f, a
    def __reduce__(self): return self.f, self.a
found = []
for f, a in ((os.system, ("true",)), (open, ("/etc/passwd",)), (__import__, ("java",)), (eval, ("open('/etc/passwd')",))):
    try:
        pickle.loads(pickle.dumps(Evil(f, a)))
        found.append(f.__name__)
    except Exception:
        pass
for text in (b"cposix\nsystem\n(S'true'\ntR.", b"cjava\ntype\n(S'java.lang.System'\ntR.", b"csubprocess\nrun\n(S'true'\ntR."):
    try:
        pickle.loads(text)
        found.append(text.decode())
    except Exception:
        pass
found
