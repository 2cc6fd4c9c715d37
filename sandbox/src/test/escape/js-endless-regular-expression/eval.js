/(.*)*\1x/.test('a'.repeat(40) + 'b')
