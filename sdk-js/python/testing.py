"""The test kit: runs the handlers of an extension with a `ctx` that the test gives, under `picode ext test`."""
import sys

import picode
from picode import PicodeError

__all__ = ["test", "harness", "equal", "raises", "skip", "snapshot", "recorded"]


# ---- what the script registers -------------------------------------------------------------------------

_tool = picode.tool
_registered = {}


def _register(kind, name, handler):
    if not callable(handler):
        raise TypeError(f"{kind}(\"{name}\") expects a function, not {type(handler).__name__}")
    if (kind, name) in _registered:
        raise TypeError(f"{kind}(\"{name}\") is registered twice")
    _registered[kind, name] = handler
    return handler


def _registrar(kind):
    def decorator(name, handler=None, /, **spec):
        if not isinstance(name, str) or name == "":
            raise TypeError(f"{kind}() expects a name first")
        key = f"{name}#{spec['name']}" if kind == "hook" and spec.get("name") else name
        if handler is not None:
            return _register(kind, key, handler)
        return lambda function: _register(kind, key, function)

    return decorator


class _WireEvent:
    """A piece of an answer as it came over the wire."""

    def __init__(self, given):
        self.event = given.get("event", "")
        self.data = given.get("data", "")

    @property
    def json(self):
        import json
        try:
            return json.loads(self.data)
        except ValueError:
            return None


def _add_deltas(found, deltas):
    if isinstance(deltas, (list, tuple)):
        found.extend(deltas)
    elif deltas is not None:
        found.append(deltas)


_PARTS = ("request", "response", "error", "finish", "discover", "discovered")


def _provider(name, /, **spec):
    def add(parts):
        made = parts() if isinstance(parts, type) else parts
        functions = {each: made.get(each) if isinstance(made, dict) else getattr(made, each, None) for each in _PARTS}
        for each in ("request", "response"):
            if not callable(functions[each]):
                raise TypeError(f"provider(\"{name}\") expects a function `{each}`")

        def handler(given, ctx):
            which = given["part"]
            if which == "read":
                state, found = {}, []
                for event in given["events"]:
                    _add_deltas(found, functions["response"](_WireEvent(event), state))
                if functions["finish"]:
                    _add_deltas(found, functions["finish"](state))
                return found
            if not functions[which]:
                raise TypeError(f"provider(\"{name}\") has no function `{which}`")
            args = given["args"]
            if which in ("response", "discovered"):
                args = [_WireEvent(args[0]), *args[1:]]
            return functions[which](*args)

        _register("provider", name, handler)
        return parts

    if "request" in spec or "response" in spec:
        return add({each: spec.pop(each, None) for each in _PARTS})
    return add


def _command(name, handler=None, /, **spec):
    def complete(given, ctx):
        own = spec.get("args", {}).get(given["argument"], {}).get("complete")
        function = own if callable(own) else spec.get("complete")
        return function(given["prefix"], ctx) if callable(function) else None

    _register("complete", name, complete)
    return _registrar("command")(name, handler, **spec)


picode.command = _command
picode.hook = _registrar("hook")
picode.tool = _registrar("tool")
picode.provider = _provider


def _handler(kind, name):
    found = _registered.get((kind, name))
    if found is not None:
        return found
    names = [key for each, key in _registered if each == kind]
    named = [key for key in names if kind == "hook" and key.startswith(f"{name}#")]
    if len(named) == 1:
        return _registered[kind, named[0]]
    known = ("it registers " + ", ".join(f"`{each}`" for each in names) if names
             else f"it registers no {kind}; does the test import it?")
    raise PicodeError(f"the script registers no {kind} `{name}`", code="handler-missing", hint=known)


# ---- values --------------------------------------------------------------------------------------------

def _plain(value, what):
    """A copy of a value as it crosses the wall of the sandbox: as JSON, or not at all."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: _plain(member, f"{what}.{key}") for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item, f"{what}[{index}]") for index, item in enumerate(value)]
    raise PicodeError(f"{what} is an object of class `{type(value).__name__}` and cannot leave the sandbox",
                      code="value-not-plain")


def _parsed(text):
    import json

    return json.loads(text)


def _json(value):
    import json  # takes long to load, so only whoever needs it pays

    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


# ---- tests ---------------------------------------------------------------------------------------------

class _State:
    host = None
    files = {}
    written = {}
    update = False


def _run(coroutine):
    if not hasattr(coroutine, "send") or not hasattr(coroutine, "close") or hasattr(coroutine, "__iter__"):
        return coroutine  # a generator has both, and can be iterated
    if "asyncio" in sys.modules:
        return sys.modules["asyncio"].run(coroutine)
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
    coroutine.close()
    raise PicodeError("the script awaits something that nothing can settle", code="never-settles")


_tests = []


def test(name, body=None):
    """Defines a test: `test("a name", function)`, or `@test("a name")`. Functions `test_…` are tests without it."""
    def add(function):
        _tests.append((name, function))
        return function

    return add if body is None else add(body)


def _collect(load):
    module = load()
    named = {id(body) for _, body in _tests}
    for name, body in vars(module).items():
        if name.startswith("test_") and callable(body) and id(body) not in named \
                and getattr(body, "__module__", "") == module.__name__:
            _tests.append((name, body))
    for number, (name, body) in enumerate(_tests, 1):
        _tool(f"{number} {name}", _test(body), test=name)

    def written(_, __):
        all_of_it, _State.written = _State.written, {}
        return all_of_it

    _tool("written", written)


def _test(body):
    def run(given, ctx):
        _State.files = given["files"]
        _State.update = given["update"]
        _State.host = ctx if given.get("real") else None
        _run(body())

    return run


def skip(reason):
    """Ends the test as skipped."""
    raise PicodeError(reason, code="test-skipped")


def _failed(message, hint=None):
    return PicodeError(message, code="assertion-failed", hint=hint)


def _difference(actual, expected):
    was, should = actual.split("\n"), expected.split("\n")
    if len(was) == 1 and len(should) == 1:
        return f"expected {expected!r}, got {actual!r}"
    line = 0
    while line < len(was) and line < len(should) and was[line] == should[line]:
        line += 1
    say = [repr(text[line]) if line < len(text) else "the end" for text in (should, was)]
    return f"line {line + 1} differs: expected {say[0]}, got {say[1]}"


def equal(actual, expected, message=None):
    """Fails the test unless both are equal; says where they differ."""
    if actual == expected:
        return
    said = _difference(actual, expected) if isinstance(actual, str) and isinstance(expected, str) \
        else f"expected {expected!r}, got {actual!r}"
    raise _failed(f"{message}: {said}" if message else said)


class raises:
    """`with raises(code="path-not-found"):` fails the test unless what is done within raises such an error."""

    def __init__(self, kind=Exception, *, code=None, message=None):
        self._kind = kind
        self._code = code
        self._message = message
        self.error = None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if error is None:
            raise _failed("expected an error, and there was none")
        if not isinstance(error, self._kind):
            return False
        if self._code is not None:
            equal(getattr(error, "code", None), self._code, "the code of the error")
        if self._message is not None and self._message not in str(error):
            raise _failed(f"expected an error that says {self._message!r}, got {str(error)!r}")
        self.error = error
        return True


def _name(name):
    if not isinstance(name, str) or not name or not name[0].isalnum() or not all(
            c.isascii() and (c.isalnum() or c in "._-") for c in name):
        raise _failed(f"a snapshot cannot be called {name!r}", "use letters, digits, dots, hyphens and underscores")
    return name


def _read(path):
    return _State.written[path] if path in _State.written else _State.files.get(path)


def snapshot(name, value):
    """Compares a value with the file `snapshots/NAME` beside the test; a missing one is written, and the test fails."""
    is_text = isinstance(value, str)
    text = value if is_text else _json(_plain(value, "the value"))
    file = f"snapshots/{_name(name)}.{'txt' if is_text else 'json'}"
    before = _read(file)
    if before == text:
        return
    if before is None or _State.update:
        _State.written[file] = text
    if before is None and not _State.update:
        raise _failed(f"the snapshot `{file}` was missing and is written", "look at it, then run the test again")
    if not _State.update:
        raise _failed(f"the snapshot `{file}`: {_difference(text, before)}",
                      "`picode ext test --update` writes it anew")


# ---- where calls of `ctx` go ---------------------------------------------------------------------------

def _markdown(text, data=None, raw=False):
    made = {"$display": "markdown", "markdown": text, "data": data}
    return {**made, "raw": True} if raw else made


def _table(rows, columns=()):
    names = list(columns) or list(dict.fromkeys(name for row in rows for name in row))
    return {"$display": "table", "columns": names, "rows": rows}


def _diff(text, data=None):
    return {"$display": "diff", "diff": text, "data": data}


def _code(text, language, data=None):
    return {"$display": "code", "code": text, "language": language, "data": data}


def _nothing(*_, **__):
    return None


_OWN = {
    "ui": {
        "markdown": _markdown, "table": _table, "diff": _diff, "code": _code, "print": _nothing, "say": _nothing,
        "progress": _nothing,
    },
    "log": {"debug": _nothing, "info": _nothing, "warn": _nothing, "error": _nothing},
}


def _said(events):
    return {"text": "".join(each["text"] for each in events if each["type"] == "text"),
            "stop": next((each["reason"] for each in events if each["type"] == "stop"), "end")}


# The functions that give a stream, and what its pieces come to where the test does not say.
_STREAMS = {"llm.stream": _said}


def _missing(call):
    namespace, method = call.split(".")
    return PicodeError(f"the script calls `ctx.{call}`, which the test has no answer for", code="fake-missing",
                       hint=f"give it one: `harness({{\"{namespace}\": {{\"{method}\": …}}}})`")


class _Signal:
    aborted = False
    reason = None

    def throw_if_aborted(self):
        pass


class _Names:
    def __init__(self, get):
        self._get = get

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._get(name)


class _Recorded(dict):
    """The answers that a real run had, by namespace; see `recorded`."""

    def __init__(self, name):
        self._file = f"snapshots/{_name(name)}.calls.json"
        before = None if _State.update else _read(self._file)
        self._replays = before is not None
        self._calls = _parsed(before) if self._replays else []
        self._unused = list(self._calls)

    def get(self, namespace, default=None):
        return default if namespace in _OWN else _RecordedNamespace(self, namespace)

    def answer(self, call, args, named):
        kept = {"call": call, "args": _plain(args, "the arguments"), "named": _plain(named, "the arguments")}
        if self._replays:
            return self._replay(kept)
        if _State.host is None:
            raise PicodeError(f"there is no recording `{self._file}`, and `ctx.{call}` has no host to ask",
                              code="recording-missing",
                              hint="`picode ext test --allow …` runs the test with a host and keeps its answers")
        return self._asked(kept, args, named)

    def _asked(self, kept, args, named):
        self._calls.append(kept)
        namespace, _, method = kept["call"].partition(".")
        try:
            answer = getattr(getattr(_State.host, namespace), method)(*args, **named)
            if kept["call"] in _STREAMS:
                answer = {"items": list(answer), "result": answer.result()}
            kept["answer"] = _plain(answer, "an answer")
            return kept["answer"]
        except PicodeError as error:
            kept["error"] = {"message": str(error), "code": error.code, "hint": error.hint}
            raise
        finally:
            _State.written[self._file] = _json(self._calls)

    def _replay(self, wanted):
        for each in self._unused:
            if all(each.get(part) == wanted[part] for part in ("call", "args", "named")):
                self._unused.remove(each)
                if "error" in each:
                    raise PicodeError(each["error"]["message"], code=each["error"]["code"], hint=each["error"]["hint"])
                return each.get("answer")
        raise PicodeError(f"the recording `{self._file}` has no answer left for `ctx.{wanted['call']}`",
                          code="recording-missing", hint="`picode ext test --update --allow …` records it anew")


class _RecordedNamespace(dict):
    def __init__(self, recording, namespace):
        self._recording = recording
        self._namespace = namespace

    def __contains__(self, method):
        return True

    def __getitem__(self, method):
        return lambda *args, **named: self._recording.answer(f"{self._namespace}.{method}", args, named)


def recorded(name):
    """Answers for `ctx` that a real run had, kept in `snapshots/NAME.calls.json` beside the test. Where that file is missing,
    or with `--update`, the calls go to the host, as far as `picode ext test --allow` lets them, and are kept."""
    return _Recorded(name)


class _Stream:
    """A stream with the pieces of the test. As the real one, it is called when the first piece is asked for."""

    def __init__(self, run, namespace, method, args, named):
        self._asked = (run, namespace, method, args, named)
        self._call = f"{namespace}.{method}"
        self._kept = None
        self._pieces = None
        self._comes_to = None
        self._ended = ""
        self._result = None

    def _open(self):
        run, *asked = self._asked
        self._kept, answering = run.asked(*asked)
        self._kept["answer"] = []
        answer = answering()
        if isinstance(answer, dict) and "items" in answer:
            self._comes_to = answer.get("result")
            answer = answer["items"]
        if isinstance(answer, (dict, str)) or not hasattr(answer, "__iter__"):
            raise _failed(f"the answer to `{self._call}` is {answer!r}, which has no pieces",
                          "give a list, what a generator gives, or `{\"items\": …, \"result\": …}`")
        self._pieces = iter(answer)

    def __iter__(self):
        return self

    def __next__(self):
        if self._ended == "closed":
            raise self._closed()
        if self._ended:
            raise StopIteration
        try:
            if self._pieces is None:
                self._open()
            for piece in self._pieces:
                item = _plain(piece, f"a piece of `{self._call}`")
                self._kept["answer"].append(item)
                return item
        except Exception as error:
            self._ended = "failed"
            self._result = error
            raise
        self._ended = "whole"
        taken = self._kept["answer"]
        self._result = _plain(_STREAMS[self._call](taken) if self._comes_to is None else self._comes_to,
                              f"the result of `{self._call}`")
        raise StopIteration

    def result(self):
        for _ in self:
            pass
        if self._ended == "failed":
            raise self._result
        return self._result

    def close(self):
        if self._ended:
            return
        self._ended = "closed"
        if self._kept is not None:
            self._kept["closed"] = True

    def _closed(self):
        return PicodeError("the stream was closed", code="stream-closed", hint="call the function again for another one")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class _Run:
    """One run of a handler: its `ctx`, and what it did with it."""

    def __init__(self, fakes):
        self.fakes = fakes
        self.calls = []
        self.shown = []
        self.log = []
        self.unanswered = []

    def asked(self, namespace, method, args, named):
        """Takes a call down and finds what answers it."""
        call = f"{namespace}.{method}"
        args = _plain(args, f"an argument of `{call}`")
        named = _plain(named, f"an argument of `{call}`")
        kept = {"call": call, "args": args, "named": named}
        self.calls.append(kept)
        if call == "ui.print":
            self.shown.append(args[0])
        if namespace == "log":
            self.log.append({"level": method, "text": args[0]})
        fakes = self.fakes.get(namespace, {})
        if not isinstance(fakes, _RecordedNamespace):
            fakes = {**_OWN.get(namespace, {}), **fakes}
        if method not in fakes:
            self.unanswered.append(_missing(call))
            raise self.unanswered[-1]
        fake = fakes[method]
        return kept, lambda: self._given(fake, args, named) if callable(fake) else fake

    def answer(self, namespace, method, args, named):
        if f"{namespace}.{method}" in _STREAMS:
            return _Stream(self, namespace, method, args, named)
        kept, answering = self.asked(namespace, method, args, named)
        kept["answer"] = _plain(answering(), f"the answer to `{kept['call']}`")
        return kept["answer"]

    def _given(self, fake, args, named):
        try:
            return _run(fake(*args, **named))
        except PicodeError as error:
            if error.code == "recording-missing":
                self.unanswered.append(error)
            raise

    def context(self):
        def namespace(name):
            if name == "signal":
                return _Signal()
            return _Names(lambda method: lambda *args, **named: self.answer(name, method, args, named))

        return _Names(namespace)

    def call(self, kind, name, given):
        value = _plain(_run(_handler(kind, name)(given, self.context())), "the result")
        if self.unanswered:
            raise self.unanswered[0]
        return value


class _Done:
    """What a handler gave back and did."""

    def __init__(self, run, **members):
        vars(self).update(members, shown=run.shown, log=run.log, calls=run.calls)

    def __repr__(self):
        return f"<{', '.join(f'{name}={value!r}' for name, value in vars(self).items())}>"


def _read_only(self, *_, **__):
    raise TypeError("what an event says cannot be changed; return `event.rewrite({…})`")


class _FrozenDict(dict):
    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _read_only


class _FrozenList(list):
    __setitem__ = __delitem__ = __iadd__ = __imul__ = append = clear = extend = insert = pop = _read_only
    remove = reverse = sort = _read_only


def _frozen(value):
    if isinstance(value, dict):
        return _FrozenDict((key, _frozen(member)) for key, member in value.items())
    return _FrozenList(map(_frozen, value)) if isinstance(value, list) else value


class _Event:
    def __init__(self, name, original, current):
        self.name = name
        self.original = _frozen(original)
        self.current = _frozen(current)

    def rewrite(self, value):
        return {"$verdict": "rewrite", "value": value}

    def _reasoned(self, verdict, reason):
        if not isinstance(reason, str) or not reason:
            raise TypeError(f"event.{verdict}() expects the reason as a text")
        return {"$verdict": verdict, "reason": reason}

    def ask(self, reason):
        return self._reasoned("ask", reason)

    def deny(self, reason):
        return self._reasoned("deny", reason)

    def abort(self, reason):
        return self._reasoned("abort", reason)


class _Harness:
    def __init__(self, fakes):
        self._fakes = fakes

    def _go(self, kind, name, given):
        run = _Run(self._fakes)
        return run, run.call(kind, name, given)

    def command(self, name, args=None):
        run, value = self._go("command", name, _plain(args or {}, "the arguments"))
        return _Done(run, value=value)

    def tool(self, name, params=None):
        run, value = self._go("tool", name, _plain(params or {}, "the parameters"))
        return _Done(run, value=value)

    def hook(self, event, payload=None, *, original=None):
        payload = _plain(payload or {}, "the payload")
        given = _Event(event.partition("#")[0], payload if original is None else _plain(original, "the payload"), payload)
        run, answer = self._go("hook", event, given)
        if answer is not None and not (isinstance(answer, dict) and "$verdict" in answer):
            raise _failed(f"the hook `{event}` gave back {answer!r}, which is no verdict",
                          "return nothing, or what `event.rewrite`, `ask`, `deny` or `abort` makes")
        answer = answer or {"$verdict": "proceed"}
        return _Done(run, verdict=answer["$verdict"], reason=answer.get("reason"), value=answer.get("value"))

    def complete(self, name, argument, prefix=""):
        run, value = self._go("complete", name, {"argument": argument, "prefix": prefix})
        return _Done(run, value=value or [])

    def provider(self, name):
        def call(given):
            return self._go("provider", name, given)[1]

        def part(which):
            return lambda *args: call({"part": which, "args": _plain(args, "the arguments")})

        made = _Names(None)
        for which in ("request", "response", "error", "discover", "discovered"):
            setattr(made, which, part(which))
        made.read = lambda *events: call({"part": "read", "events": _plain(events, "the events")})
        return made


def harness(fakes=None):
    """Runs the handlers that the scripts which a test imports have registered, with these answers for `ctx`."""
    return _Harness({} if fakes is None else fakes)
