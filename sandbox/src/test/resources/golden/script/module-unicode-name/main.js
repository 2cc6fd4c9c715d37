import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
import v from './ünï/日本.js';
command('main', () => v);
