import types
found = []
def f(): return 1
for codestring in (b"\x00" * 8, b"\xff" * 64, bytes(range(256)), b""):
    try:
        made = f.__code__.replace(co_code=codestring, co_consts=(), co_names=(), co_stacksize=0)
        types.FunctionType(made, {})()
        found.append(codestring.hex()[:20])
    except BaseException as error:
        if isinstance(error, (SystemExit, KeyboardInterrupt)):
            found.append(type(error).__name__)
found if "root:" in str(found) else []
