import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
hook({ priority: 1 }, () => 1);
