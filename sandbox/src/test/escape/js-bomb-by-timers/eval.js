const a = []; const grow = () => { for (let i = 0; i < 3e4; i++) a.push({ i }); setTimeout(grow, 1); }; grow(); new Promise(() => {})
