a = []
while True:
    try:
        while True:
            a.append([0] * 1000)
    except BaseException:
        pass
