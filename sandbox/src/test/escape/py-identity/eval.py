import os, sys, platform
found = []
def tell(name, get, allowed):
    try:
        value = get()
        if value not in allowed:
            found.append(f"{name}: {value}")
    except Exception:
        pass
tell("pid", os.getpid, (1,))
tell("ppid", os.getppid, ())
tell("uid", os.getuid, (1000,))
tell("login", lambda: os.getlogin(), ())
tell("cpus", os.cpu_count, (1, None))
tell("node", platform.node, ("", "script", "localhost"))
tell("release", platform.release, ("", "0"))
tell("version", platform.version, ("", "0"))
tell("executable", lambda: sys.executable, ("", None))
tell("home", lambda: os.path.expanduser("~"), ("~", "/", "/home/script"))
tell("user", lambda: __import__("getpass").getuser(), ("picode", "script"))
tell("pwd", lambda: __import__("pwd").getpwuid(0).pw_name, ())
tell("host", lambda: __import__("socket").gethostname(), ("", "script", "localhost"))
tell("argv", lambda: [a for a in sys.argv if a], ([],))
tell("load", os.getloadavg, ())
tell("groups", os.getgroups, ([],))
tell("mac", lambda: __import__("uuid")._generate_time_safe, (None,))
found
