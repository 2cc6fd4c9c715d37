import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', async (args, ctx) => {
  const out = [];
  const cyclic = []; cyclic.push(cyclic);
  let deep = []; for (let i = 0; i < 300; i++) deep = [deep];
  for (const value of [() => 1, 1n, cyclic, deep, Symbol('s')]) {
    try { out.push(await ctx.host.echo(value)); } catch (e) { out.push(`${e.name} ${e.code}: ${e.message}`); }
  }
  for (const call of [() => ctx.host.echo(1, 2, 3), () => ctx.host.echo(1, { option: 2 }, 3), () => ctx.host.echo('x', undefined), () => ctx.host.echo()]) {
    try { out.push(await call() ?? 'nothing'); } catch (e) { out.push(`${e.name}: ${e.message}`); }
  }
  return out;
});
