import os, posix
found = [key for key in os.environ if key not in ("LC_ALL",)]
found += [str(key) for key in getattr(posix, "environ", {}) if key not in (b"LC_ALL", "LC_ALL")]
for get in (lambda: os.getenv("HOME"), lambda: os.getenv("PATH"), lambda: os.environb[b"PATH"], lambda: os.environ["USER"]):
    try:
        if get() is not None:
            found.append(get())
    except Exception:
        pass
found
