eval('('.repeat(1e5))
