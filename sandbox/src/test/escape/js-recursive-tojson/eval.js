const b = {}; b.toJSON = () => JSON.stringify(b); JSON.stringify(b)
