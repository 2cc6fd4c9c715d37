['Realm', 'ShadowRealm', 'Worker', 'SharedWorker', 'ServiceWorker', 'WebAssembly', 'SharedArrayBuffer', 'Atomics']
  .filter((name) => typeof globalThis[name] !== 'undefined')
