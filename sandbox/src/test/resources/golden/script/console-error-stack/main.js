import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => { console.error(new TypeError('shown')); });
