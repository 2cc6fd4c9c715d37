import { command } from '@picode/sdk';
let refused = 0;
for (let i = 0; i < 2000; i++) await import('./lib.js?' + i).catch(() => { refused++; });
command('main', () => refused);
