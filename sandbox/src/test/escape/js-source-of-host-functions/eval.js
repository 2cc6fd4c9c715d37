[setTimeout, console.log, ctx.host.echo, structuredClone, AbortSignal]
  .filter((f) => !/native code/.test(Function.prototype.toString.call(f))).map(String)
