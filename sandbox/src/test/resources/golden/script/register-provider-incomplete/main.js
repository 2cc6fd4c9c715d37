import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
provider('acme', { request() {} });
