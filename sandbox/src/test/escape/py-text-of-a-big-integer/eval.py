import sys
sys.set_int_max_str_digits(0)
len(str(1 << 30000000))
