({ get a() { for (;;); } })
