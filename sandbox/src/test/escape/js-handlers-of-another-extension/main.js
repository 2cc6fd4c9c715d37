import { command, hook, tool } from '@picode/sdk';
command('witness:main', () => 'taken');
command('../witness', () => 'taken');
hook('pre-commit', () => {});
tool('witness', { description: 'd', parameters: {} }, () => 1);
command('main', () => 'mine');
