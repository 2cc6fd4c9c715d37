import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', (args, ctx) => [Object.getPrototypeOf(args) === Object.prototype, typeof args.in, Object.keys(ctx), Object.isFrozen(ctx), String(ctx.host.echo).includes('native')]);
