const tick = () => setTimeout(tick, 0); tick(); new Promise(() => {})
