const { PicodeError } = globalThis[Symbol.for('picode.sdk')];
throw new PicodeError('m', { code: 'denied', limit: true, call: 1 });
