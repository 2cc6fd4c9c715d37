from picode import tool


@tool("$name$")
def count(params, ctx):
    return {"words": len(params["text"].split())}
