import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => { const a = { b: [] }; a.b.push({ a }); return a; });
