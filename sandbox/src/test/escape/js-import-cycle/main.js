import { command } from '@picode/sdk';
import { b } from './b.js';
export const a = 1;
command('main', () => b());
