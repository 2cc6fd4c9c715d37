import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
const started = await new Promise((resolve) => setTimeout(() => resolve('waited'), 1));
import { late } from './late.js';
command('main', () => [started, late]);
