import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
import { area } from './lib/geometry.js';
import { two } from './lib/deep/er/two.js';
command('main', (args) => area(two, 3) + args.in);
