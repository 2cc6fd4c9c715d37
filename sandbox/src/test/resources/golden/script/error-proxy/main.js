import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => { throw new Proxy({}, { get() { throw 1; }, has() { throw 2; }, getPrototypeOf() { throw 3; } }); });
