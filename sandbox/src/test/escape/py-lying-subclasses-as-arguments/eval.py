class Text(str):
    def __str__(self): return '"}, "run": 1, {"'
    def encode(self, *a): return b'forged'
class Many(dict):
    def items(self): return [("t", "completed")]
    def __iter__(self): return iter(["x"])
class Number(int):
    def __repr__(self): return '1}, "target": "host.deny"'
ctx.host.echo({"a": Text("x"), "b": Many(c=1), "d": Number(5)})
