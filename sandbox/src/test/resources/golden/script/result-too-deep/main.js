import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => { let a = []; for (let i = 0; i < 200; i++) a = [a]; return a; });
