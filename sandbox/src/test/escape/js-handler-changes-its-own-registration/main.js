import * as sdk from '@picode/sdk';
const found = [];
for (const name of Object.keys(sdk)) { try { sdk[name] = 1; found.push(name); } catch { } }
try { sdk.default.command = 1; if (sdk.default.command === 1) found.push('default'); } catch { }
sdk.command('main', () => found);
