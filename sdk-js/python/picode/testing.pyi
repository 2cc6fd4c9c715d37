"""The test kit: runs the handlers of an extension with a `ctx` that the test gives, under `picode ext test`."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias, TypeVar

__all__ = ["test", "harness", "equal", "raises", "skip", "snapshot", "recorded"]

Fakes: TypeAlias = Mapping[str, Mapping[str, Any]]
"""What answers the calls of `ctx`, by namespace and function: a function, or the answer itself. Of a stream it is a list of
its pieces, what a generator gives, or `{"items": …, "result": …}`."""

_Body = TypeVar("_Body", bound=Callable[[], Any])

def test(name: str) -> Callable[[_Body], _Body]:
    """Makes the function below it a test of that name; functions `test_…` are tests without it."""

def equal(actual: Any, expected: Any, message: str | None = ...) -> None:
    """Fails the test unless both are the same by what they hold."""

class raises:
    """Fails the test unless what is done in its block raises that kind of error."""

    error: BaseException
    def __init__(self, kind: type[BaseException] = ..., *, code: str | None = ..., message: str | None = ...) -> None: ...
    def __enter__(self) -> raises: ...
    def __exit__(self, *raised: Any) -> bool: ...

def skip(reason: str) -> None:
    """Ends the test as skipped."""

def snapshot(name: str, value: Any) -> None:
    """Compares a value with the file `snapshots/NAME` beside the test; a missing one is written, and the test fails."""

def recorded(name: str) -> Fakes:
    """Answers for `ctx` that a real run had, kept in `snapshots/NAME.calls.json` beside the test."""

class Done:
    """What a handler gave back and did."""

    value: Any
    verdict: Literal["proceed", "rewrite", "ask", "deny", "abort"]
    reason: str | None
    shown: list[Any]
    log: list[dict[str, str]]
    calls: list[dict[str, Any]]

class Provider:
    """The functions of a provider."""

    def request(self, request: Mapping[str, Any], options: Mapping[str, Any] = ...) -> Any: ...
    def response(self, event: Mapping[str, str], state: dict[str, Any]) -> Any: ...
    def read(self, *events: Mapping[str, str]) -> list[Any]:
        """What a whole answer comes to: every event is given to `response` with one state, then `finish` is called."""

    def error(self, status: int, body: str) -> Any: ...
    def discover(self, options: Mapping[str, Any]) -> Any: ...
    def discovered(self, answer: Mapping[str, str]) -> Any: ...

class Harness:
    """Runs the handlers of the scripts that the test imports."""

    def command(self, name: str, args: Mapping[str, Any] | None = ...) -> Done: ...
    def hook(self, event: str, payload: Mapping[str, Any] | None = ..., *, original: Mapping[str, Any] | None = ...) -> Done: ...
    def tool(self, name: str, params: Mapping[str, Any] | None = ...) -> Done: ...
    def complete(self, name: str, argument: str, prefix: str = ...) -> Done: ...
    def provider(self, name: str) -> Provider: ...

def harness(fakes: Fakes | None = ...) -> Harness:
    """Runs the handlers that the scripts which a test imports have registered, with these answers for `ctx`."""
