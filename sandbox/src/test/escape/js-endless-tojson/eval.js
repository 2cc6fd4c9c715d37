({ toJSON() { for (;;); } })
