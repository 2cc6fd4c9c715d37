import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', async () => {
  const seen = [];
  await new Promise((resolve) => {
    setTimeout(() => { seen.push('late'); resolve(); }, 30);
    setTimeout((a, b) => { seen.push(a + b); Promise.resolve().then(() => seen.push('micro')); }, 1, 'first', '!');
    setTimeout(() => seen.push('second'), 1);
    setTimeout(() => setTimeout(() => seen.push('nested'), 1), 1);
    const never = setTimeout(() => seen.push('never'), 2);
    clearTimeout(never);
    clearTimeout(undefined);
    queueMicrotask(() => seen.push('microtask'));
    Promise.resolve().then(() => seen.push('then'));
    seen.push('sync');
  });
  return seen;
});
