import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => new Promise(() => {
  setTimeout(() => { throw new Error('from a timer'); }, 1);
}));
