import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', async (args, ctx) => {
  await ctx.host.deny(1);
});
