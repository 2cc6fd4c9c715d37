import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
import { check } from './lib/check.js';
command('main', async (args) => {
  await null;
  return check(args);
});
