import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => { throw { code: 'x', message: 'plain object' }; });
