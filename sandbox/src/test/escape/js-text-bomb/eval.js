const a = []; for (let s = 'x'; ; s += 'y'.repeat(1000)) a.push(s.split('').join(''));
