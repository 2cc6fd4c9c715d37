const found = [];
if (globalThis.witness !== undefined) found.push('global');
if (globalThis[Symbol.for('witness')] !== undefined) found.push('symbol');
for (const name of Reflect.ownKeys(globalThis)) if (/witness/.test(String(name))) found.push(String(name));
for (const name of ['$_', '$1', 'input', 'lastMatch', 'leftContext']) if (RegExp[name]) found.push(`RegExp.${name}`);
found
