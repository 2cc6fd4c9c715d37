import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => () => 1);
