// The one server this pack talks to. One of your own is put in here, and as its host in `picode.json`.

export const SERVER = "https://api.github.com";
