import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('a', { description: 'x' });
