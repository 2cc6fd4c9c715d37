({ get then() { for (;;); } })
