import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', async (args, ctx) => {
  const seen = [];
  const results = await Promise.all([3, 1, 2].map(async (n) => { const v = await ctx.host.echo(n); seen.push(v); return v; }));
  return { results, seen: seen.sort() };
});
