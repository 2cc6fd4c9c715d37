import { command } from '@picode/sdk';
command('__proto__', () => 1);
command('constructor', () => 2);
command('main', () => ({}).polluted === undefined && typeof {}.constructor);
