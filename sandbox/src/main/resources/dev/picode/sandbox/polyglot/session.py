# How code of a session is judged and its values are shown, named and completed; loaded when a person
# evaluates or completes. A part of the prelude.
def part(shared):
    import builtins
    import sys
    import _ast

    encode, decode, summary, MAX_INTEGER = shared
    MAX_ITEMS = 1000
    MAX_VALUES = 20000
    MAX_TEXT = 200000
    MAX_DEPTH = 12
    AST_ONLY = _ast.PyCF_ONLY_AST

    # ---- whether code is whole -------------------------------------------------------------------

    def parse(code):
        warnings = sys.modules.get("warnings")
        if warnings is None:
            return compile(code, "<typed>", "exec", AST_ONLY, True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return compile(code, "<typed>", "exec", AST_ONLY, True)

    def parses(code):
        try:
            parse(code)
            return True
        except (SyntaxError, ValueError):
            return False

    def indent(line):
        return line[:len(line) - len(line.lstrip())]

    # What the parser says where it ran out of text. A line's end closes a statement, so nothing else is
    # waited for but a block, and what a `try` or a decorator belongs to.
    def unfinished(code, error):
        said = str(error.msg)
        if "was never closed" in said or "unterminated triple-quoted" in said or "unexpected EOF" in said:
            return True
        lines = [line for line in code.split("\n") if line.strip()]
        if not lines:
            return False
        last = lines[-1]
        if code.endswith("\\") or code.endswith("\\\n"):
            return "unterminated string" in said or "line continuation" in said
        if last.lstrip().startswith("@") and parses(code + "\n" + indent(last) + "def f(): pass"):
            return True
        if any(parses(code + end) for end in ("\n'''", '\n"""')):
            return True
        if isinstance(error, IndentationError):
            inner = "\n" + indent(last) + "        "
            return parses(code + inner + "pass") or parses(code + inner + "case _: pass") or (
                any(parses(code + inner + "pass\n" + each + "finally: pass") for each in {indent(line) for line in lines}))
        if "'except' or 'finally'" in said:
            return any(parses(code + "\n" + each + "finally: pass") for each in {indent(line) for line in lines})
        return False

    def completeness(code):
        try:
            body = parse(code).body
        except SyntaxError as error:
            return "incomplete" if unfinished(code, error) else "invalid"
        except (ValueError, MemoryError, RecursionError):
            return "invalid"
        # A block over several lines ends with an empty one, because it might go on.
        if body and hasattr(body[-1], "body") and "\n" in code.rstrip("\n"):
            last = body[-1]
            if last.end_lineno > last.lineno and code.rsplit("\n", 1)[-1].strip():
                return "incomplete" if indent(code.rsplit("\n", 1)[-1]) else "complete"
        return "complete"

    # ---- what is shown ---------------------------------------------------------------------------

    def said(text):
        return {"$shown": text}

    def cut(text, size):
        return text if len(text) <= size else text[:size] + "…"

    def shown(value):
        try:
            text = repr(value)
            return cut(str.__add__(text, ""), 2000)
        except Exception:
            return f"<{type(value).__name__}>"

    def function_text(value):
        code = getattr(value, "__code__", None)
        if type(value).__name__ not in ("function", "method") or type(code).__name__ != "code":
            return f"function {value.__name__}(…)"
        names = list(code.co_varnames[:code.co_argcount + code.co_kwonlyargcount])
        if code.co_kwonlyargcount:
            names.insert(code.co_argcount, "*")
        return f"function {cut(value.__name__, 100)}({cut(', '.join(names), 200)})"

    FUNCTIONS = ("function", "builtin_function_or_method", "method")

    def form(value):
        left = [MAX_VALUES]

        def some(items, inner):
            found = []
            for item in items:
                if len(found) == MAX_ITEMS or left[0] <= 0:
                    found.append(said(f"… {len(items) - len(found)} more"))
                    break
                found.append(walk(item, inner))
            return found

        def members(value, inner):
            found = {}
            for key, member in dict.items(value):
                if len(found) == MAX_ITEMS or left[0] <= 0:
                    found["…"] = said(f"{len(value) - len(found)} more")
                    break
                found[str.__add__(key, "")] = walk(member, inner)
            return found

        def walk(value, outer):
            left[0] -= 1
            kind = type(value)
            if value is None or kind is bool:
                return value
            if kind is int:
                if -MAX_INTEGER - 1 <= value <= MAX_INTEGER:
                    return value
                return said(shown(value) if value.bit_length() < 10000 else f"an integer of {value.bit_length()} bits")
            if kind is float:
                return value if value - value == 0 else said(float.__repr__(value))
            if kind is str:
                return cut(value, MAX_TEXT)
            if kind.__name__ in FUNCTIONS:
                return said(function_text(value))
            if is_a(value, BaseException):
                return said(cut(summary(value), MAX_TEXT))
            if kind not in (list, tuple, set, frozenset, dict):
                return said(shown(value))
            if any(value is each for each in outer):
                return said("[…]" if kind is list else "{…}")
            if len(outer) >= MAX_DEPTH or left[0] <= 0:
                return said("{…}" if kind is dict else "[…]")
            inner = [*outer, value]
            if kind is dict:
                if all(isinstance(key, str) for key in value):
                    return members(value, inner)
                return {"$shown": "dict", "$of": some([[k, v] for k, v in value.items()], inner)}
            items = some(value, inner)
            return items if kind is list else {"$shown": kind.__name__, "$of": items}

        return walk(value, [])

    # ---- types -----------------------------------------------------------------------------------

    def union(types):
        return " | ".join(dict.fromkeys(types))

    def type_text(value, depth=0):
        kind = type(value)
        if value is None:
            return "None"
        if kind.__name__ in FUNCTIONS:
            return function_text(value)
        if is_a(value, type):
            return f"type[{value.__name__}]"
        if kind in (list, set, frozenset) and value and depth < 4:
            return f"{kind.__name__}[{union(type_text(each, depth + 1) for each in list(value)[:20])}]"
        if kind is tuple and value and depth < 4:
            inner = [type_text(each, depth + 1) for each in value[:20]]
            return f"tuple[{', '.join(inner)}{', …' if len(value) > 20 else ''}]"
        if kind is dict and value and depth < 4:
            some = list(value.items())[:20]
            return (f"dict[{union(type_text(k, depth + 1) for k, _ in some)}, "
                    f"{union(type_text(v, depth + 1) for _, v in some)}]")
        module = kind.__module__
        return kind.__name__ if module in ("builtins", "__main__", "picode") else f"{module}.{kind.__name__}"

    # ---- what may follow -------------------------------------------------------------------------

    mro_of = type.__dict__["__mro__"].__get__
    dict_of = type.__dict__["__dict__"].__get__
    MISSING = object()

    # Not by `isinstance`, which asks the value for its class.
    def is_a(value, kind):
        return kind in mro_of(type(value))

    def own(value):
        try:
            found = object.__getattribute__(value, "__dict__")
        except BaseException:
            return {}
        return found if type(found) is dict else {}

    def classes(value):
        return [*mro_of(value), *mro_of(type(value))] if is_a(value, type) else mro_of(type(value))

    # A member, without running code of the script.
    def look(value, name):
        if isinstance(name, int):
            known = type(value) in (list, tuple) and -len(value) <= name < len(value)
            return value[name] if known else MISSING
        found = MISSING if is_a(value, type) else own(value).get(name, MISSING)
        if found is not MISSING:
            return found
        for each in classes(value):
            if name in dict_of(each):
                found = dict_of(each)[name]
                return MISSING if is_a(found, property) else found
        return MISSING

    def kind_of(value):
        if is_a(value, type):
            return "class"
        if is_a(value, property) or type(value).__name__ in ("getset_descriptor", "member_descriptor"):
            return "getter"
        if type(value).__name__ in (*FUNCTIONS, "method_descriptor", "wrapper_descriptor", "classmethod",
                                    "staticmethod", "method-wrapper"):
            return "function"
        if value is None:
            return "None"
        if type(value).__name__ == "module":
            return "module"
        return type(value).__name__ if type(type(value).__name__) is str else "object"

    def members(path_text):
        found = {}

        def add(holder, mine):
            for name, value in list(holder.items()):
                if isinstance(name, str) and name.isidentifier() and name not in found and len(name) <= 100:
                    if len(found) >= MAX_ITEMS:
                        return
                    found[name] = [name, kind_of(value), mine]

        try:
            path = decode(path_text)
            main = vars(sys.modules["__main__"])
            if not path:
                add(main, True)
                add(vars(builtins), False)
                return encode(list(found.values()), "")
            value = main.get(path[0], vars(builtins).get(path[0], MISSING))
            for name in path[1:]:
                if value is MISSING:
                    break
                value = look(value, name)
            if value is not MISSING:
                if not is_a(value, type):
                    add(own(value), True)
                for each in classes(value):
                    add(dict_of(each), False)
        except Exception:
            pass
        return encode(list(found.values()), "")

    # ---- the body of a function ------------------------------------------------------------------

    # Names are of the module in a session and of the function there, so `global` becomes `nonlocal`. What
    # stands in a text over several lines keeps its place.
    def body(subject_text):
        import ast
        subject = decode(subject_text)
        trees = [ast.parse(code) for code in subject["snippets"]]
        nodes = [node for tree in trees for node in ast.walk(tree)]
        names = [node for node in nodes if isinstance(node, ast.Name) and node.id == "_"]
        uses_last = bool(names) and all(isinstance(node.ctx, ast.Load) for node in names)
        called = any(isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == subject["name"]
                     for tree in trees for node in tree.body)
        head = []
        lines = [f"{name} = None" for name in dict.fromkeys(
            name for node in nodes if isinstance(node, ast.Global) for name in node.names)]
        for tree, code in zip(trees, subject["snippets"]):
            text = [line.encode() for line in code.rstrip().split("\n")]
            edits = []
            kept = set()
            top = set(map(id, tree.body))
            for node in ast.walk(tree):
                if isinstance(node, ast.Global):
                    edits.append((node.lineno, node.col_offset, 6, b"nonlocal" if id(node) not in top else b"pass #"))
                if isinstance(node, (ast.Constant, ast.JoinedStr)) and node.end_lineno > node.lineno:
                    kept.update(range(node.lineno + 1, node.end_lineno + 1))
            for node in tree.body:
                if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
                    head.append(ast.unparse(node))
                    size = node.end_col_offset - node.col_offset
                    edits.append((node.lineno, node.col_offset, size, b"pass"))
            if tree.body and isinstance(tree.body[-1], ast.Expr):
                last = tree.body[-1]
                given = tree is trees[-1] and subject["returns"] and not called
                if given or uses_last:
                    edits.append((last.lineno, last.col_offset, 0, b"return " if given else b"_ = "))
            for line, column, size, put in sorted(edits, reverse=True):
                before = text[line - 1]
                text[line - 1] = before[:column] + put + before[column + size:]
            for number, line in enumerate(text, 1):
                lines.append(("\0" if number in kept else "") + line.decode())
        if called:
            lines.append(f"return {subject['call']}")
        if not any(line.strip() and not line.lstrip().startswith("#") for line in lines):
            lines.append("pass")
        indented = [line[1:] if line.startswith("\0") else "    " + line if line.strip() else "" for line in lines]
        return encode(["\n".join(head), "\n".join(indented)], "")

    # ---- the last value --------------------------------------------------------------------------

    last = [MISSING]

    # `_` is the last value, unless the person has a `_` of their own.
    def keep(value):
        main = vars(sys.modules["__main__"])
        if main.get("_", last[0]) is last[0]:
            main["_"] = last[0] = value

    class Session:
        pass

    made = Session()
    made.completeness = completeness
    made.members = members
    made.form = form
    made.type_text = type_text
    made.keep = keep
    made.body = body
    return made


part
