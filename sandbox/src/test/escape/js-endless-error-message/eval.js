throw { get message() { for (;;); } }
