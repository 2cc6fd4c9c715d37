console.log('x'.repeat(2e7)); 1
