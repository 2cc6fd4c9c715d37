import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', async (args, ctx) => {
  try { await ctx.host.deny(1); } catch (e) {
    return [e instanceof PicodeError, e instanceof Error, e.name, e.code, e.message, e.hint, String(e), e.stack, Object.keys(e)];
  }
});
