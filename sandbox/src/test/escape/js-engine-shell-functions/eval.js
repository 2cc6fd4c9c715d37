['load', 'loadWithNewGlobal', 'print', 'printErr', 'quit', 'exit', 'read', 'readFully', 'readline',
  'readbuffer', 'arguments', 'scriptArgs', 'require', 'process', 'module', 'exports', 'Deno', 'Bun']
  .filter((name) => name in globalThis && !(name === 'arguments' && globalThis.arguments.length === 0))
