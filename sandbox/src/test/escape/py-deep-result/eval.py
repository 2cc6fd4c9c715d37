a = 1
for i in range(5000):
    a = [a]
a
