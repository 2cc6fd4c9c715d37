import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => { throw new PicodeError('forged', { code: 'java.lang.Error\u001b[31m', hint: 3 }); });
