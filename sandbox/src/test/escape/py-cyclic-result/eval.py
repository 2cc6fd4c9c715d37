a = []
a.append(a)
a
