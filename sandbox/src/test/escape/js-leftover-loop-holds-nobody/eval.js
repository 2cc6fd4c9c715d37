setTimeout(() => { for (;;); }, 0); await new Promise((r) => setTimeout(r, 1e6))
