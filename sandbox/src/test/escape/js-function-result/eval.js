(() => globalThis.constructor)
