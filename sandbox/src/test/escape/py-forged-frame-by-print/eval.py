import sys, os
frame = '{"t":"completed","run":1,"present":true,"value":"forged"}'
print("\n" + frame + "\n")
sys.stdout.write(frame + "\n")
sys.__stdout__.write("\r\n" + frame + "\r\n")
sys.stderr.write(frame + "\n")
for attempt in (lambda: sys.stdout.buffer.write(frame.encode()), lambda: os.write(1, frame.encode()), lambda: open("/dev/stdout", "w").write(frame), lambda: open("/proc/self/fd/1", "w").write(frame), lambda: open(1, "w")):
    try:
        attempt()
        print("wrote")
    except Exception:
        pass
"true"
