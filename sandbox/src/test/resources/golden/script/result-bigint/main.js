import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => ({ deep: [1, 2n] }));
