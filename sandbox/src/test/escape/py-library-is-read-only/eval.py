import json, os
found = []
folder = os.path.dirname(json.__file__)
for attempt in (lambda: open(json.__file__, "w"), lambda: open(os.path.join(folder, "x.py"), "w"), lambda: os.remove(json.__file__), lambda: open(os.path.join(folder, "..", "..", "..", "..", "..", "..", "..", "..", "etc", "passwd")).read()):
    try:
        attempt()
        found.append(1)
    except Exception:
        pass
found
