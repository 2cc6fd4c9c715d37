({ then(resolve) { resolve({ then(r) { r(globalThis); } }); } })
