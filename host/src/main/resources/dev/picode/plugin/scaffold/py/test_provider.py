import main  # registers what is tested
from picode.testing import equal, harness

acme = harness().provider("$name$")
asked = {"model": "$name$-1", "messages": [{"role": "user", "parts": [{"type": "text", "text": "hello"}]}]}


def test_asks_for_the_model_at_the_service():
    spec = acme.request(asked, {"baseUrl": "https://api.example.com/v1", "stream": True})
    equal(spec["url"], "https://api.example.com/v1/chat")
    equal(spec["body"], {"model": "$name$-1", "messages": [{"role": "user", "content": "hello"}], "stream": True})


def test_passes_text_on_as_it_comes_and_says_how_it_ended():
    told = acme.read({"data": '{"text": "hel"}'}, {"data": '{"ping": true}'}, {"data": '{"text": "lo"}'}, {"data": '{"done": "stop"}'})
    equal(told, [{"type": "text", "text": "hel"}, {"type": "text", "text": "lo"}, {"type": "stop", "reason": "end"}])


def test_an_answer_that_breaks_off_has_no_end():
    equal(acme.read({"data": '{"text": "hel"}'}), [{"type": "text", "text": "hel"}])


def test_an_overloaded_service_may_be_asked_again():
    equal(acme.error(503, "busy"), {"message": "busy", "retryable": True})
