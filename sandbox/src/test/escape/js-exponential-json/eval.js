let o = {}; for (let i = 0; i < 60; i++) o = { a: o, b: o }; JSON.stringify(o)
