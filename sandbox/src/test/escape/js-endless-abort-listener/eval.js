ctx.signal.addEventListener('abort', () => { for (;;); }); for (;;);
