import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => Promise.reject(42));
