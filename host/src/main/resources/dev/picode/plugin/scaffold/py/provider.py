from picode import provider


# PiCode sends the request and adds the secret, to these hosts and to no other.
@provider("$name$", models=[{"id": "$name$-1"}], auth={"secret": "API_KEY", "hosts": ["api.example.com"]})
class Provider:
    def request(self, neutral):
        body = {"model": neutral["model"], "messages": neutral["messages"], "stream": True}
        return {"method": "POST", "url": "https://api.example.com/v1/chat", "body": body}

    def response(self, chunk, state):
        deltas = [{"type": "text", "text": chunk["text"]}] if "text" in chunk else []
        return {"deltas": deltas, "state": state}
