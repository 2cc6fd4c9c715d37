import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => { throw new PicodeError('forged', { code: 'value-too-large' }); });
