(async () => { for (;;) await null; })()
