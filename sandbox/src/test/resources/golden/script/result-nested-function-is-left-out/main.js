import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => ({ a: 1, f: () => 1, list: [() => 1, Symbol('s')] }));
