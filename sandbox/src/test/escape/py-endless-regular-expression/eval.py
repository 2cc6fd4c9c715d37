import re
re.match(r'(a|aa|b\1)*$', 'a' * 60 + 'c')
