import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', async (args, ctx) => {
  try { await ctx.host.deny(1); } catch (e) { e.code = 'fine'; e.message = 'nothing'; e.hint = 'no'; throw e; }
});
