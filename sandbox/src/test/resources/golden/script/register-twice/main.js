import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('a', () => 1);
command('a', () => 2);
