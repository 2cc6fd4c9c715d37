from picode import command


@command("main")
def main(args, ctx):
    import re, dataclasses, datetime, collections, math, hashlib
    @dataclasses.dataclass
    class Point:
        x: int
    return [re.sub('a+', 'b', 'caat'), dataclasses.asdict(Point(1)), str(datetime.date(2026, 1, 2)), math.pi, hashlib.sha256(b'a').hexdigest()[:8], collections.Counter('aab').most_common(1)]
