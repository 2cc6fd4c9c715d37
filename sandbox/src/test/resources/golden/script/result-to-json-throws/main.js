import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => ({ toJSON() { throw new RangeError('no json'); } }));
