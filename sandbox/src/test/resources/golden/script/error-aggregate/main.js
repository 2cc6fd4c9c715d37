import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => Promise.any([Promise.reject(new Error('a')), Promise.reject(new Error('b'))]));
