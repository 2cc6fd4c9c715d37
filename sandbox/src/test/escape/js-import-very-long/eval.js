await import('./' + 'a/'.repeat(1e6) + 'x.js').then(() => 'got in', () => 'refused')
