# The guest side of the sandbox, evaluated once in every Python context before any other code.
#
# `post(kind, ...)` is the only way out that ever exists here. Python hides nothing from a script that
# looks for it, so nothing is gained by reaching it: what goes through is text and numbers, and whatever
# it is called with, the other side checks it against the runs and calls of this context alone. A host
# call, `post("ask", run, target, arguments)`, comes back when it is answered.
#
# `source` gives the parts that are only needed now and then, `loop` and `session`.
def part(post, source):
    import sys
    import builtins
    import importlib
    import _io
    import _json

    MAX_DEPTH = 200
    MAX_INTEGER = 2 ** 63 - 1
    quoted = _json.encode_basestring
    quoted_ascii = _json.encode_basestring_ascii

    # ---- errors ----------------------------------------------------------------------------------

    class PicodeError(Exception):
        """A host call that was refused or failed, or an error of the script's own."""

        def __init__(self, message, *, code="script-error", hint=None):
            super().__init__(message)
            self.message = message
            self.code = code
            self.hint = hint

    PicodeError.__module__ = "picode"
    PicodeError.__qualname__ = "PicodeError"

    def refusal(answer):
        call, _, text = answer[1:].partition(":")
        said = decode(text)
        error = PicodeError(said["message"], code=said["code"], hint=said["hint"])
        error._call = int(call)
        return error

    # ---- values ----------------------------------------------------------------------------------

    class ScannerOptions:
        strict = True
        object_hook = object_pairs_hook = None
        parse_float = float
        parse_int = int
        parse_constant = None
        memo = {}

    scan = _json.make_scanner(ScannerOptions())

    def decode(text):
        return scan(text, 0)[0]

    class NotPlain(Exception):
        pass

    def quote(text):
        if text.isascii():
            return quoted(text)
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            return quoted_ascii(text)
        return quoted(text)

    def plain(value, depth):
        kind = type(value)
        if kind is str:
            return quote(value)
        if value is None:
            return "null"
        if kind is bool:
            return "true" if value else "false"
        if isinstance(value, int):
            if -MAX_INTEGER - 1 <= value <= MAX_INTEGER:
                return int.__repr__(value)
            raise NotPlain
        if isinstance(value, float):
            if value - value == 0:
                return float.__repr__(value)
            raise NotPlain
        if isinstance(value, str):
            return quote(str.__add__(value, ""))
        if depth == 0:
            raise NotPlain
        if isinstance(value, dict):
            members = []
            for key, member in dict.items(value):
                if not isinstance(key, str):
                    raise NotPlain
                members.append(quote(str.__add__(key, "")) + ":" + plain(member, depth - 1))
            return "{" + ",".join(members) + "}"
        if isinstance(value, (list, tuple)):
            return "[" + ",".join([plain(item, depth - 1) for item in value]) + "]"
        raise NotPlain

    def kind_of(value):
        kind = type(value).__name__
        if kind in ("function", "builtin_function_or_method", "method"):
            return "a function"
        return f"an object of class `{kind}`" if isinstance(kind, str) else "an object"

    # Finds what JSON cannot say, to name it; walks only after the fast way has failed.
    def why_not(value, path, outer):
        if value is None or isinstance(value, (bool, str)):
            return None
        if isinstance(value, int):
            return None if -MAX_INTEGER - 1 <= value <= MAX_INTEGER else f"{path} is an integer of more than 64 bits"
        if isinstance(value, float):
            return None if value - value == 0 else f"{path} is {float.__repr__(value)}"
        if not isinstance(value, (dict, list, tuple)):
            return f"{path} is {kind_of(value)}"
        if any(value is seen for seen in outer):
            return f"{path} contains itself"
        if len(outer) == MAX_DEPTH:
            return f"{path[:100]}… nests more than {MAX_DEPTH} levels deep"
        inner = [*outer, value]
        if isinstance(value, dict):
            for key, member in dict.items(value):
                if not isinstance(key, str):
                    return f"a key of {path or 'an argument'} is {kind_of(key)}"
                found = why_not(member, f"{path}.{key}" if path else key, inner)
                if found:
                    return found
        else:
            for index, item in enumerate(value):
                found = why_not(item, f"{path}[{index}]", inner)
                if found:
                    return found
        return None

    def not_plain(why):
        return PicodeError(f"{why} and cannot leave the sandbox", code="value-not-plain",
                           hint="give plain data: None, booleans, numbers, text, lists and dicts of such")

    def encode(value, what):
        try:
            return plain(value, MAX_DEPTH)
        except NotPlain:
            pass
        raise not_plain(why_not(value, what, []) or f"{what} has no JSON form")

    # What a person evaluated may be anything; common values are shown by what they hold.
    def presentable(value):
        if isinstance(value, (set, frozenset)):
            return [presentable(item) for item in value]
        if isinstance(value, int) and not -MAX_INTEGER - 1 <= value <= MAX_INTEGER:
            return repr(value)
        if isinstance(value, (bytes, bytearray, complex, range)):
            return repr(value)
        if isinstance(value, BaseException):
            return summary(value)
        if type(value).__module__ == "datetime" and hasattr(value, "isoformat"):
            return value.isoformat()
        return value

    # ---- the log ---------------------------------------------------------------------------------

    class LogStream(_io._TextIOBase):
        """What `print` writes to: whole lines go to the log of the host."""

        def __init__(self, level):
            self._level = level
            self._text = ""

        encoding = "utf-8"
        errors = "backslashreplace"

        def writable(self):
            return True

        def write(self, text):
            if not isinstance(text, str):
                raise TypeError(f"write() argument must be str, not {type(text).__name__}")
            self._text += text
            if self._text.endswith("\n") or len(self._text) > 65536:
                self.flush()
            return len(text)

        def flush(self):
            text, self._text = self._text, ""
            if text:
                if not text.isascii():
                    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
                post("log", self._level, text[:-1] if text.endswith("\n") else text)

        def close(self):
            self.flush()

    out = LogStream("info")
    err = LogStream("error")

    class NoInput(_io._TextIOBase):
        """Standard input, of which a script has none."""

        def readable(self):
            return True

        def read(self, size=-1):
            raise EOFError("a script has no standard input: take an argument instead")

        readline = readlines = __next__ = read

    def no_input(prompt=""):
        raise EOFError("a script has no standard input: take an argument instead")

    sys.stdout = sys.__stdout__ = out
    sys.stderr = sys.__stderr__ = err
    sys.stdin = sys.__stdin__ = NoInput()
    builtins.input = no_input

    # ---- `ctx` of one run ------------------------------------------------------------------------

    surface = {}

    class Signal:
        """Whether the run shall stop."""

        __slots__ = ("_run",)

        def __init__(self, run):
            self._run = run

        @property
        def reason(self):
            return post("aborted", self._run) or None

        @property
        def aborted(self):
            return post("aborted", self._run) != ""

        def throw_if_aborted(self):
            reason = post("aborted", self._run)
            if reason:
                raise PicodeError(reason, code="cancelled")

    def ask(run, target, arguments):
        try:
            text = encode(arguments, "")
        except PicodeError as error:
            error.message = f"`{target}`: {error.message}"
            error.args = (error.message,)
            raise
        answer = post("ask", run, target, text)
        if answer[0] == "-":
            raise refusal(answer)
        return decode(answer[1:]) if len(answer) > 1 else None

    class Stream:
        """What a function gives back that answers piece by piece; it is called when the first piece is asked for."""

        def __init__(self, run, target, arguments):
            self._run = run
            self._call = (target, arguments)
            self._number = None
            self._ended = ""
            self._result = None

        def __iter__(self):
            return self

        def __next__(self):
            if self._ended == "closed":
                raise self._closed()
            if self._ended:
                raise StopIteration
            try:
                if self._number is None:
                    self._number = ask(self._run, *self._call)
                piece = ask(self._run, "$stream.next", {"stream": self._number})
            except PicodeError as error:
                if error.code != "stream-busy":
                    self._ended = self._ended or "failed"
                    self._result = error
                raise
            if "item" in piece:
                return piece["item"]
            self._ended = "whole"
            self._result = piece["result"]
            raise StopIteration

        def result(self):
            for _ in self:
                pass
            if self._ended == "failed":
                raise self._result
            return self._result

        def close(self):
            if not self._ended:
                self._ended = "closed"
                if self._number is not None:
                    ask(self._run, "$stream.close", {"stream": self._number})

        def _closed(self):
            return PicodeError("the stream was closed", code="stream-closed",
                               hint="call the function again for another one")

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.close()

        def __repr__(self):
            return f"<stream of ctx.{self._call[0]}>"

    Stream.__module__ = "picode"
    Stream.__qualname__ = "Stream"

    def snake(name):
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)

    def method(namespace, name, spec):
        target = f"{namespace}.{name}"
        shown = f"{namespace}.{snake(name)}()"
        positional = spec["p"]
        by_name = {snake(each): each for each in positional + spec["o"]}
        answer = Stream if spec.get("s") else ask

        def bound(run):
            def call(*values, **named):
                if len(values) > len(positional):
                    raise TypeError(f"{shown} takes {len(positional)} positional"
                                    f" argument{'' if len(positional) == 1 else 's'} but {len(values)} were given")
                arguments = {}
                for known, value in zip(positional, values):
                    arguments[known] = value
                for key, value in named.items():
                    known = by_name.get(key)
                    if known is None:
                        raise TypeError(f"{shown} got an unexpected keyword argument '{key}'")
                    if known in arguments:
                        raise TypeError(f"{shown} got multiple values for argument '{key}'")
                    arguments[known] = value
                for known in positional:
                    if known not in arguments:
                        raise TypeError(f"{shown} missing required argument: '{snake(known)}'")
                return answer(run, target, arguments)

            call.__name__ = snake(name)
            call.__qualname__ = f"ctx.{namespace}.{snake(name)}"
            return call

        return bound

    class Namespace:
        def __init__(self, name, run):
            vars(self).update({key: bound(run) for key, bound in surface[name].items()})
            vars(self)["_name"] = name

        def __getattr__(self, name):
            raise AttributeError(f"`ctx.{vars(self).get('_name')}` has no `{name}`")

        def __repr__(self):
            return f"<ctx.{self._name}>"

    # The one kind of handler whose `ctx` has a namespace, where not every kind does.
    only = {}

    def hidden(name, kind):
        return kind != "" and only.get(name, kind) != kind

    class Context:
        """What a script is given to reach the host."""

        def __init__(self, run, kind=""):
            vars(self)["_run"] = run
            vars(self)["_kind"] = kind
            vars(self)["signal"] = Signal(run)

        def __getattr__(self, name):
            if name not in surface or hidden(name, vars(self)["_kind"]):
                raise AttributeError(f"`ctx` has no `{name}`")
            made = vars(self)[name] = Namespace(name, vars(self)["_run"])
            return made

        def __setattr__(self, name, value):
            raise AttributeError(f"`ctx.{name}` cannot be set")

        def __dir__(self):
            return ["signal", *(name for name in surface if not hidden(name, vars(self)["_kind"]))]

        def __repr__(self):
            return "<ctx>"

    # ---- `from picode import ...` ----------------------------------------------------------------

    registered = []
    handlers = {}

    def register(kind, name, spec, handler):
        if not callable(handler):
            raise TypeError(f"{kind}(\"{name}\") expects a function, not {kind_of(handler)}")
        if (kind, name) in handlers:
            raise TypeError(f"{kind}(\"{name}\") is registered twice")
        encode(spec, f"the specification of {kind} `{name}`")
        handlers[kind, name] = handler
        registered.append({"kind": kind, "name": name, "spec": spec})

    def check_name(kind, name):
        if not isinstance(name, str) or name == "":
            raise TypeError(f"{kind}() expects a name first, not {kind_of(name)}")

    def registrar(kind, doc):
        def decorator(name, handler=None, /, **spec):
            check_name(kind, name)
            if handler is not None:
                register(kind, name, spec, handler)
                return handler

            def add(function):
                register(kind, name, spec, function)
                return function

            return add

        decorator.__name__ = decorator.__qualname__ = kind
        decorator.__module__ = "picode"
        decorator.__doc__ = doc
        return decorator

    # ---- hooks -----------------------------------------------------------------------------------

    def read_only(self, *_, **__):
        raise TypeError("what an event says cannot be changed; return `event.rewrite({…})`")

    class FrozenDict(dict):
        """A dict of an event, which cannot be changed."""

        __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = read_only

    class FrozenList(list):
        """A list of an event, which cannot be changed."""

        __setitem__ = __delitem__ = __iadd__ = __imul__ = append = clear = extend = insert = pop = read_only
        remove = reverse = sort = read_only

    def frozen(value):
        if type(value) is dict:
            return FrozenDict((key, frozen(member)) for key, member in value.items())
        if type(value) is list:
            return FrozenList(frozen(item) for item in value)
        return value

    def reasoned(verdict, reason):
        if not isinstance(reason, str) or reason == "":
            raise TypeError(f"event.{verdict}() expects the reason as a text, not "
                            + ("an empty one" if reason == "" else kind_of(reason)))
        return {"$verdict": verdict, "reason": reason}

    class Event:
        """What a hook is given. Its methods decide nothing: they make the verdict that the hook gives back."""

        __slots__ = ("name", "original", "current")

        def __init__(self, given):
            put = object.__setattr__
            put(self, "name", given["name"])
            put(self, "original", frozen(given["original"]))
            put(self, "current", frozen(given["current"]) if "current" in given else self.original)

        def __setattr__(self, name, value):
            raise AttributeError(f"`event.{name}` cannot be set")

        def __class_getitem__(cls, payload):
            return cls

        def rewrite(self, value):
            return {"$verdict": "rewrite", "value": value}

        def ask(self, reason):
            return reasoned("ask", reason)

        def deny(self, reason):
            return reasoned("deny", reason)

        def abort(self, reason):
            return reasoned("abort", reason)

        def __repr__(self):
            return f"<event {self.name}>"

    Event.__module__ = "picode"
    Event.__qualname__ = "Event"

    def hook(event, handler=None, /, **spec):
        """Registers a hook on an event: `handler(event, ctx)`."""
        check_name("hook", event)
        name = spec.get("name")
        if name is not None and (not isinstance(name, str) or name == ""):
            raise TypeError(f"hook(\"{event}\") has a name that is {kind_of(name)}")
        key = event if name is None else f"{event}#{name}"

        def add(function):
            if not callable(function):
                raise TypeError(f"hook(\"{key}\") expects a function, not {kind_of(function)}")
            register("hook", key, spec, lambda given, ctx: function(Event(given), ctx))
            return function

        return add if handler is None else add(handler)

    hook.__qualname__ = "hook"
    hook.__module__ = "picode"

    providers = []

    def providing():
        if not providers:
            providers.append(source("provider")(decode))
        return providers[0]

    def provider(name, /, **spec):
        """Registers a provider of models: a class with `request` and `response`, or both by name."""
        check_name("provider", name)
        kit = providing()

        def add(parts):
            functions = kit.functions(name, parts)
            more = [each for each in kit.MORE if each in functions]
            if more:
                spec["functions"] = more
            register("provider", name, spec, kit.handler(functions))
            return parts

        if "request" in spec or "response" in spec:
            return add({each: spec.pop(each, None) for each in kit.NEEDED + kit.MORE})
        return add

    provider.__qualname__ = "provider"
    provider.__module__ = "picode"

    sdk = type(sys)("picode", "What a script uses to register itself.")
    sdk.__all__ = ["command", "hook", "tool", "provider", "PicodeError"]
    register_command = registrar("command", "")

    # What completes arguments is a function, and what is registered are values: the two are told apart. An
    # argument may have a function of its own; that of the command completes all others that say `complete`.
    def command(name, handler=None, /, **spec):
        """Registers a command: `handler(args, ctx)`."""
        own = {}
        if callable(spec.get("complete")):
            own[""] = spec.pop("complete")
        if isinstance(spec.get("args"), dict):
            args = spec["args"] = dict(spec["args"])
            for arg, said in args.items():
                if isinstance(said, dict) and callable(said.get("complete")):
                    own[arg] = said["complete"]
                    args[arg] = {**said, "complete": True}
        check_name("command", name)
        if own:
            def complete(given, ctx):
                function = own.get(given["argument"], own.get(""))
                return None if function is None else function(given["prefix"], ctx)

            handlers["complete", name] = complete
        return register_command(name, handler, **spec)

    command.__qualname__ = "command"
    command.__module__ = "picode"
    sdk.command = command
    sdk.hook = hook
    sdk.tool = registrar("tool", "Registers a tool for models: `handler(params, ctx)`.")
    sdk.provider = provider
    sdk.PicodeError = PicodeError
    sdk.Context = Context  # to annotate with
    sdk.Signal = Signal
    sdk.Stream = Stream
    sdk.Event = Event

    def later(name):
        if name == "WireEvent":
            return providing().WireEvent
        raise AttributeError(f"module 'picode' has no attribute '{name}'")

    sdk.__getattr__ = later
    sys.modules["picode"] = sdk

    # ---- coroutines ------------------------------------------------------------------------------

    async def nothing():
        pass

    made = nothing()
    made.close()
    Coroutine = type(made)

    # A coroutine that awaits only coroutines ends by itself; one that awaits a future needs asyncio.
    def settled(value):
        if type(value) is not Coroutine:
            return value
        if "asyncio" in sys.modules:
            return source("loop")(None).run(value)
        try:
            value.send(None)
        except StopIteration as end:
            return end.value
        value.close()
        raise PicodeError("the script awaits something that nothing can settle", code="never-settles",
                          hint="await coroutines, or what `asyncio` makes")

    class AsyncioFinder:
        """Gives `asyncio` an event loop that needs no sockets."""

        @staticmethod
        def find_spec(name, path=None, target=None):
            if name != "asyncio":
                return None
            for finder in sys.meta_path:
                spec = None if finder is AsyncioFinder else finder.find_spec(name, path, target)
                if spec is not None:
                    break
            else:
                return None
            execute = spec.loader.exec_module

            def exec_module(module):
                execute(module)
                source("loop")(module)

            spec.loader.exec_module = exec_module
            return spec

    sys.meta_path.insert(0, AsyncioFinder)

    # ---- sessions --------------------------------------------------------------------------------

    loaded = []

    def session():
        if not loaded:
            loaded.append(source("session")((encode, decode, summary, MAX_INTEGER)))
        return loaded[0]

    # ---- what the host calls ---------------------------------------------------------------------

    def finish(run, value, what, present):
        value = settled(value)
        if present:
            value = presentable(value)
        text = "" if value is None else encode(value, what)
        out.flush()
        err.flush()
        post("done", run, text)

    def summary(error):
        name = type(error).__name__
        text = str(error)
        return f"{name}: {text}" if text else name

    main = {"module": None}

    class Functions:
        @staticmethod
        def open(text, root, folder, module):
            for name, methods in decode(text).items():
                if "$only" in methods:
                    only[name] = methods.pop("$only")
                surface[name] = {snake(each): method(name, each, spec) for each, spec in methods.items()}
            sys.path.insert(0, root[:-1])
            if folder:
                sys.path.insert(0, root + folder[:-1])
            main["module"] = module

        @staticmethod
        def load(run):
            importlib.import_module(main["module"])
            finish(run, registered, "a registration", False)

        @staticmethod
        def bind(run):
            sys.modules["__main__"].ctx = Context(run)

        @staticmethod
        def evaluated(run, value, mode):
            value = None if value is sys.modules["__main__"] else value
            if mode == "ONCE":
                finish(run, value, "the value", True)
                return
            value = settled(value)
            if mode == "TYPE":
                value = session().type_text(value)
            elif value is not None:
                session().keep(value)
                value = session().form(value)
            finish(run, value, "the value", False)

        @staticmethod
        def completeness(code):
            return session().completeness(code)

        @staticmethod
        def body(subject):
            return session().body(subject)

        @staticmethod
        def members(path):
            return session().members(path)

        @staticmethod
        def invoke(run, kind, name, text):
            handler = handlers.get((kind, name))
            if handler is None:
                raise PicodeError(f"the script registers no {kind} `{name}`", code="handler-missing",
                                  hint=f"write `@{kind}(\"{name}\")` before a function of the main module")
            finish(run, handler(decode(text), Context(run, kind)), "the result", False)

        @staticmethod
        def flush():
            out.flush()
            err.flush()

        # What an exception is and where it comes from, as JSON.
        @staticmethod
        def described(error):
            said = {"frames": frames(error.__traceback__)}
            if isinstance(error, PicodeError):
                said["message"] = str(error)
                if isinstance(error.code, str) and is_code(error.code):
                    said["code"] = error.code
                if isinstance(error.hint, str):
                    said["hint"] = str.__add__(error.hint, "")
                call = getattr(error, "_call", 0)
                said["call"] = call if type(call) is int and 0 <= call <= MAX_INTEGER else 0
            elif isinstance(error, SystemExit):
                code = error.code
                said["message"] = f"the script ended itself: {code if isinstance(code, (int, str)) else 0}"
            elif isinstance(error, SyntaxError) and type(error.lineno) is int and isinstance(error.filename, str):
                said["code"] = "syntax-error"
                said["message"] = f"{type(error).__name__}: {error.msg}"
                said["file"] = str.__add__(error.filename, "")
                said["line"] = max(error.lineno, 1)
                said["column"] = error.offset if type(error.offset) is int and error.offset > 0 else 1
                if isinstance(error.text, str):
                    said["source"] = error.text.rstrip("\n")
            else:
                said["message"] = summary(error)
            return plain(said, 4)

    # `[file, line, column, name]` of the innermost frames, the innermost first.
    def frames(traceback):
        found = []
        while traceback is not None:
            code = traceback.tb_frame.f_code
            found.append((code, traceback.tb_lasti, traceback.tb_lineno))
            traceback = traceback.tb_next
        return [[code.co_filename, line, column_of(code, at), code.co_name] for code, at, line in found[:-100:-1]]

    def column_of(code, at):
        for index, (_, _, column, _) in enumerate(code.co_positions()):
            if index == at // 2:
                return (column or 0) + 1
        return 1

    def is_code(code):
        return (0 < len(code) <= 64 and code[0].isalpha() and code.isascii()
                and all(c.islower() or c.isdigit() or c == "-" for c in code))

    return Functions


part
