import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
import { a } from './a.js';
command('main', () => a());
