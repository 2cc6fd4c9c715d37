import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', async () => {
  Promise.reject(new Error('lost'));
  Promise.reject('a text');
  Promise.reject({ toString() { throw 1; }, get x() { throw 2; } });
  await null;
  return 'still here';
});
