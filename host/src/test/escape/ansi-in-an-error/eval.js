throw new Error('\x1b]0;owned\x07\x1b[2J\x1b[31mred\x1b[0m\x9b5m\x1bP1$r\x1b\\\u202etxt.exe\u2066x\u2069\u200b\r\x08\x00\x7f\ufeff\u2028')
