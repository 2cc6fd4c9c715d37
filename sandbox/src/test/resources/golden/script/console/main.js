import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => {
  console.log('text', 1, 1n, true, null, undefined, Symbol('s'));
  console.log({ a: 1, b: [1, 'x', { c: { d: { e: { f: 1 } } } }] }, [], {}, new Map([['k', 1]]), new Set([1]));
  console.log('%s is %d, %i, %f, %j, %% %o', 'x', 1.5, 1.5, 1.5, { a: 1 }, [1], 'rest');
  class Point { x = 1; }
  const cyclic = {}; cyclic.self = cyclic;
  console.log(new Point(), cyclic, () => 1, function named() {}, /x/g, new Date(0), Promise.resolve());
  console.log(Object.create(null), new Array(150).fill(0).length, "it's", ["it's", 'plain']);
  console.warn('warn'); console.error('error'); console.debug('debug'); console.info();
  console.group('group'); console.log('in\ntwo'); console.groupEnd(); console.log('out');
  console.count(); console.count(); console.assert(1 === 2, 'no'); console.assert(true, 'yes'); console.dir({ a: 1 });
});
