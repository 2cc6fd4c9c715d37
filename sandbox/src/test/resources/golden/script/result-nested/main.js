import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', async (args, ctx) => ({ text: 'é😀\u2028', list: [1, 1.5, -0, 1e300, null, true, undefined, NaN], echoed: await ctx.host.echo({ a: [args] }), left: undefined, when: new Date(0) }));
