String.prototype.trim = () => 'stolen'; Array.prototype.map = () => []; Object.prototype.toJSON = () => 'x';
globalThis.command = 1; delete globalThis.Object; 1
