import re
re.match(r'(.*)*\1x', 'a' * 40 + 'b')
