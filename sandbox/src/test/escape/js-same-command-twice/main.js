import { command } from '@picode/sdk';
command('main', () => 1);
command('main', () => 2);
