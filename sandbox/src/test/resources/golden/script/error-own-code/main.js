import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => { throw new PicodeError('the list is empty', { code: 'list-empty', hint: 'add to it' }); });
