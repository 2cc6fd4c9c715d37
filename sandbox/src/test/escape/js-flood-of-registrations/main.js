import { command } from '@picode/sdk';
for (let i = 0; i < 1e6; i++) command('c' + i, { description: 'x'.repeat(50) }, () => i);
