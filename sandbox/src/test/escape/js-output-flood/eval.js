for (let i = 0; i < 1000; i++) console.log('x'.repeat(1e5)); 1
