import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', async () => {
  const a = await import('./lib/a.js');
  const again = await import('./lib/../lib/a.js');
  const refused = [];
  for (const name of ['./no.js', '/etc/passwd', 'file:///etc/passwd', 'http://x/y', '../../x', 'fs', '\0', '']) {
    try { await import(name); refused.push(name + ' loaded'); } catch (e) { refused.push(`${e.name}: ${e.message}`); }
  }
  return { same: a === again, v: a.default, refused };
});
