import main  # registers what is tested
from picode.testing import equal, harness

acme = harness().provider("$name$")


def test_asks_for_the_model():
    spec = acme.request({"model": "$name$-1", "messages": [{"role": "user", "text": "hello"}]})
    equal(spec["url"], "https://api.example.com/v1/chat")
    equal(spec["body"]["model"], "$name$-1")


def test_passes_text_on_as_it_comes_and_nothing_else():
    equal(acme.response({"text": "hi"}, {})["deltas"], [{"type": "text", "text": "hi"}])
    equal(acme.response({"ping": True}, {})["deltas"], [])
