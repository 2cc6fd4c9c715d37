import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('todo', { description: 'List', args: { path: { type: 'string', default: '.' } } }, () => 1);
hook('pre-commit', { priority: 50 }, () => undefined);
hook('post-commit', () => undefined);
tool('lookup', { description: 'd', parameters: { type: 'object' } }, () => ({ text: 't' }));
provider('acme', { models: ['m'], request(r) { return r; }, response() { return []; }, auth: { secret: 'K', hosts: ['api.acme.com'] } });
