import os, json
kept = []
for i in range(2000):
    try:
        kept.append(open(json.__file__))
    except Exception:
        break
opened = len(kept)
for each in kept:
    each.close()
opened <= 2000
