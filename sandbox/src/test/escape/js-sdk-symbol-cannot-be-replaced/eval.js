const found = [];
const sdk = globalThis[Symbol.for('picode.sdk')];
try { globalThis[Symbol.for('picode.sdk')] = {}; } catch { }
try { delete globalThis[Symbol.for('picode.sdk')]; } catch { }
try { Object.defineProperty(globalThis, Symbol.for('picode.sdk'), { value: 1 }); found.push('defined'); } catch { }
if (globalThis[Symbol.for('picode.sdk')] !== sdk) found.push('replaced');
found
