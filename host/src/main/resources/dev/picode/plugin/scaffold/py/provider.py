from picode import provider


# What is here turns one form into another. PiCode sends the request, and adds the secret that the manifest names, to
# the hosts that the manifest names and to no other.
@provider("$name$", models=[{"id": "$name$-1", "title": "The first model"}], supports={"streaming": True, "tools": False})
class Provider:
    def request(self, neutral, options):
        messages = [
            {"role": message["role"], "content": "".join(part.get("text", "") for part in message["parts"])}
            for message in neutral["messages"]
        ]
        body = {"model": neutral["model"], "messages": messages, "stream": options["stream"]}
        return {"url": options["baseUrl"] + "/chat", "body": body}

    # `state` is one dict for the whole answer.
    def response(self, event, state):
        chunk = event.json or {}
        if "error" in chunk:
            return {"type": "error", "message": chunk["error"]}
        if "done" in chunk:
            state["reason"] = chunk["done"]
        return {"type": "text", "text": chunk["text"]} if "text" in chunk else None

    def finish(self, state):
        if "reason" not in state:
            return None
        return {"type": "stop", "reason": "max-tokens" if state["reason"] == "length" else "end"}

    def error(self, status, body):
        return {"message": body, "retryable": status >= 500}
