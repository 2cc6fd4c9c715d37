import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => { const f = () => f() + 1; return f(); });
