import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', async (args, ctx) => {
  const out = [];
  const c = new AbortController();
  c.signal.onabort = (e) => out.push(`on ${e.type}`);
  const gone = () => out.push('gone');
  c.signal.addEventListener('abort', gone);
  c.signal.removeEventListener('abort', gone);
  c.signal.addEventListener('abort', () => { throw new Error('in a listener'); });
  c.signal.addEventListener('abort', { handleEvent: (e) => out.push(e.target === c.signal) });
  const any = AbortSignal.any([new AbortController().signal, c.signal]);
  c.abort(); c.abort('again');
  out.push(c.signal.aborted, c.signal.reason.name, any.aborted, any.reason === c.signal.reason);
  try { c.signal.throwIfAborted(); } catch (e) { out.push(String(e)); }
  const t = AbortSignal.timeout(1);
  await new Promise((resolve) => t.addEventListener('abort', resolve));
  out.push(t.reason.name, ctx.signal.aborted, AbortSignal.any([AbortSignal.abort(5)]).reason);
  return out;
});
