a = []
while True:
    a.append([1, 2, 3, "x" + str(len(a))])
