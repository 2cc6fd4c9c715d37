import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
import data from './data/config.json' with { type: 'json' };
command('main', () => data);
