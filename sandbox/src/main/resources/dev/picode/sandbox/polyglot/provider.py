# The functions of a provider of models, and the answers that are being read with them; opened when a script
# registers one. A part of the prelude.
def part(decode):
    NEEDED = ("request", "response")
    # What a script may have beside those.
    MORE = ("error", "finish", "discover", "discovered")

    class WireEvent:
        """A piece of an answer as it came over the wire."""

        __slots__ = ("event", "data")

        def __init__(self, given):
            self.event = given.get("event", "")
            self.data = given.get("data", "")

        @property
        def json(self):
            """What the data stands for, `None` where it is no JSON."""
            try:
                return decode(self.data.strip())
            except (ValueError, StopIteration, RecursionError):
                return None

        def __repr__(self):
            return f"<event {self.event or '-'} {self.data!r}>"

    WireEvent.__module__ = "picode"
    WireEvent.__qualname__ = "WireEvent"

    def collect(found, deltas):
        if isinstance(deltas, (list, tuple)):
            found.extend(deltas)
        elif deltas is not None:
            found.append(deltas)

    def functions(name, parts):
        made = parts() if isinstance(parts, type) else parts
        found = {}
        for each in NEEDED + MORE:
            function = made.get(each) if isinstance(made, dict) else getattr(made, each, None)
            if callable(function):
                found[each] = function
            elif each in NEEDED:
                raise TypeError(f"provider(\"{name}\") expects a function `{each}`")
        return found

    # Each answer has a state of its own, from its first event to its last.
    def handler(functions):
        states = {}

        def read(given):
            state = states.setdefault(given["answer"], {})
            found = []
            for event in given["events"]:
                collect(found, functions["response"](WireEvent(event), state))
            if given["last"]:
                del states[given["answer"]]
                if "finish" in functions:
                    collect(found, functions["finish"](state))
            return found

        def handle(given, ctx):
            which = given["part"]
            if which == "read":
                return read(given)
            if which == "drop":
                states.pop(given["answer"], None)
                return None
            args = given["args"]
            if which in ("response", "discovered"):
                args = [WireEvent(args[0]), *args[1:]]
            return functions[which](*args)

        return handle

    class Provider:
        pass

    Provider.NEEDED = NEEDED
    Provider.MORE = MORE
    Provider.WireEvent = WireEvent
    Provider.functions = staticmethod(functions)
    Provider.handler = staticmethod(handler)
    return Provider


part
