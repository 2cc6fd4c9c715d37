const f = () => Promise.resolve().then(f); f(); new Promise(() => {})
