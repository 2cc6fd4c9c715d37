import sys, json, traceback
found = []
try:
    json.loads("{")
except Exception:
    text = traceback.format_exc()
    if "/home" in text or "/root" in text or "/tmp" in text or "cache" in text:
        found.append(text)
for path in [getattr(m, "__file__", None) for m in list(sys.modules.values())] + sys.path + [sys.prefix, sys.exec_prefix, sys.base_prefix]:
    if isinstance(path, str) and any(part in path for part in ("/home", "/root", "/tmp", "/work", "target", ".cache", ".m2")):
        found.append(path)
found
