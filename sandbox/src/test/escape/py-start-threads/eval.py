import threading, _thread, concurrent.futures as f
found = []
try:
    result = threading.Thread(target=len).start()
    found.append('threading.Thread(target=len).start()')
except Exception:
    pass
try:
    result = _thread.start_new_thread(len, ((),))
    found.append('_thread.start_new_thread(len, ((),))')
except Exception:
    pass
try:
    result = _thread.start_joinable_thread(len)
    found.append('_thread.start_joinable_thread(len)')
except Exception:
    pass
try:
    result = f.ThreadPoolExecutor().submit(len, ()).result(1)
    found.append('f.ThreadPoolExecutor().submit(len, ()).result(1)')
except Exception:
    pass
try:
    result = threading.Timer(0, len).start()
    found.append('threading.Timer(0, len).start()')
except Exception:
    pass
try:
    result = _thread.interrupt_main()
    found.append('_thread.interrupt_main()')
except Exception:
    pass
found
