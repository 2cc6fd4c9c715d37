import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => setTimeout('alert(1)', 1));
