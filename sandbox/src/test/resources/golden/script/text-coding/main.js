import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => {
  const bytes = new TextEncoder().encode('é😀');
  let fatal; try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255])); } catch (e) { fatal = e.name; }
  return [[...bytes], new TextDecoder().decode(bytes), new TextDecoder().decode(new Uint8Array([255])), fatal];
});
