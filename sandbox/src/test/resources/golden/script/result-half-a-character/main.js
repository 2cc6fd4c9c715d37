import { command } from '@picode/sdk';

command('main', {}, async (args, ctx) => [await ctx.host.echo('\ud83d') === '\ud83d', '\ud83d'.length]);
