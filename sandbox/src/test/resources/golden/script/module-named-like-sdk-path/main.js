import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => Object.keys(globalThis[Symbol.for('picode.sdk')]));
