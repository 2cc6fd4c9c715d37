import os
made = 0
for i in range(10000):
    try:
        os.fork()
        made += 1
    except Exception:
        pass
made
