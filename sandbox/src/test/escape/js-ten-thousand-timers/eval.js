for (let i = 0; i < 10001; i++) setTimeout(() => {}, 1e6);
