import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', async () => {
  let n = 0;
  await new Promise((resolve) => { const id = setInterval(() => { if (++n === 4) { clearInterval(id); resolve(); } }, 1); });
  await new Promise((resolve) => setTimeout(resolve, 10));
  return n;
});
