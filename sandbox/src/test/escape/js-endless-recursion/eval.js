const f = () => f(); f()
