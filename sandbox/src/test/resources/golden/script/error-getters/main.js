import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => { const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw new Error('inner'); } }); Object.defineProperty(e, 'stack', { get() { throw 1; } }); throw e; });
