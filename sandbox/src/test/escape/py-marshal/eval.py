import marshal
found = []
try:
    result = marshal.loads(marshal.dumps(compile("1", "x", "eval")))
    found.append('marshal.loads(marshal.dumps(compile("1", "x", "eval")))')
except Exception:
    pass
try:
    result = marshal.loads(b"\xe3" + b"\x00" * 100)
    found.append('marshal.loads(b"\\xe3" + b"\\x00" * 100)')
except Exception:
    pass
try:
    result = marshal.load(open("/etc/passwd", "rb"))
    found.append('marshal.load(open("/etc/passwd", "rb"))')
except Exception:
    pass
found
