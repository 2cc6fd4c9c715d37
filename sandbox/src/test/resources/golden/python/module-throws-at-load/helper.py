def fail():
    raise RuntimeError('not today')
