import { command, hook, tool, provider, PicodeError } from '@picode/sdk';
command('main', () => {
  const a = { d: new Date(0), r: /x/gi, m: new Map([[{ k: 1 }, new Set([1])]]), b: new Uint8Array([1, 2]), e: new TypeError('t') };
  a.self = a;
  const b = structuredClone(a);
  let refused; try { structuredClone(() => 1); } catch (e) { refused = `${e.name}: ${e.message}`; }
  return [b !== a, b.self === b, b.d instanceof Date, b.r.flags, [...b.m][0][0].k, [...[...b.m][0][1]], [...b.b], b.b !== a.b, b.e.message, b.e.name,
    structuredClone(new DataView(new Uint8Array([9, 8]).buffer, 1)).getUint8(0), refused];
});
