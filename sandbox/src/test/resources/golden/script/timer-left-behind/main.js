import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => { setTimeout(() => console.log('never'), 1); setInterval(() => { for (;;); }, 1); return 'returned'; });
