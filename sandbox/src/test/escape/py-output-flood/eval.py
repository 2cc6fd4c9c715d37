for i in range(1000):
    print('x' * 100000)
1
