bytearray(2 ** 31)
