import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
import v from './lib/../lib/./a.js';
command('main', () => v);
