import sys, threading
found = []
try:
    result = sys.settrace(lambda *a: None)
    found.append('sys.settrace(lambda *a: None)')
except Exception:
    pass
try:
    result = sys.setprofile(lambda *a: None)
    found.append('sys.setprofile(lambda *a: None)')
except Exception:
    pass
try:
    result = sys.call_tracing(len, ([],))
    found.append('sys.call_tracing(len, ([],))')
except Exception:
    pass
try:
    result = sys.monitoring.use_tool_id(1, "x")
    found.append('sys.monitoring.use_tool_id(1, "x")')
except Exception:
    pass
try:
    result = sys._current_frames()[0]
    found.append('sys._current_frames()[0]')
except Exception:
    pass
try:
    result = sys.breakpointhook()
    found.append('sys.breakpointhook()')
except Exception:
    pass
found
