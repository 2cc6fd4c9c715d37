import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => ({ get x() { throw new Error('got'); } }));
