from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, Generic, Literal, NotRequired, Protocol, TypeAlias, TypedDict, TypeVar, overload

__all__ = ["command", "hook", "tool", "provider", "PicodeError"]

Json: TypeAlias = None | bool | int | float | str | list[Any] | tuple[Any, ...] | dict[str, Any]
"""Any JSON value. Lists and tuples are lists, dicts have text as keys, integers have at most 64 bits."""

Handler: TypeAlias = Callable[[dict[str, Any], Context], Json | Mapping[str, Any] | Coroutine[Any, Any, Any]]
"""What runs when the host calls: it is given plain values and `ctx`, and gives back plain values."""

_Registered = TypeVar("_Registered", bound=Handler)
_Provider = TypeVar("_Provider")
_Payload = TypeVar("_Payload", covariant=True)


class PicodeError(Exception):
    """A host call that was refused or failed, or an error of the script's own."""

    message: str
    code: str
    """A stable kebab-case name of what went wrong."""
    hint: str | None
    """What to do about it."""

    def __init__(self, message: str, *, code: str = ..., hint: str | None = ...) -> None: ...


class Signal:
    """Tells when the run shall stop: it was cancelled or its deadline has passed."""

    @property
    def aborted(self) -> bool:
        """Whether it shall stop."""

    @property
    def reason(self) -> str | None:
        """Why, or `None` as long as it may go on."""

    def throw_if_aborted(self) -> None:
        """Raises a `PicodeError` where the run shall stop."""


_Item = TypeVar("_Item", covariant=True)
_Result = TypeVar("_Result", covariant=True)


class Stream(Generic[_Item, _Result]):
    """What a function gives back that answers piece by piece. It is called when the first piece is asked for.

    `with` closes it where a loop is left early; without, it stays open until the run ends.
    """

    def __iter__(self) -> Stream[_Item, _Result]: ...
    def __next__(self) -> _Item: ...
    def __enter__(self) -> Stream[_Item, _Result]: ...
    def __exit__(self, *_: object) -> None: ...

    def result(self) -> _Result:
        """What it comes to, after it took what is left."""

    def close(self) -> None:
        """Stops what is behind it."""


class TextDelta(TypedDict):
    """More words of an answer."""

    type: Literal["text"]
    text: str


class ThinkingDelta(TypedDict):
    """More thoughts."""

    type: Literal["thinking"]
    text: str
    signature: NotRequired[str]
    redacted: NotRequired[str]


class ToolCallDelta(TypedDict):
    """More of a call of a tool: `id` and `name` with the first of an `index`, `arguments` cut anywhere."""

    type: Literal["tool-call"]
    index: int
    id: NotRequired[str]
    name: NotRequired[str]
    arguments: NotRequired[str]
    signature: NotRequired[str]


class UsageDelta(TypedDict):
    """Tokens so far: `input` without what was read from a cache or written to one; `output` with `thinking`."""

    type: Literal["usage"]
    input: int
    output: int
    cacheRead: NotRequired[int]
    cacheWrite: NotRequired[int]
    thinking: NotRequired[int]


class StopDelta(TypedDict):
    """The answer is whole."""

    type: Literal["stop"]
    reason: Literal["end", "max-tokens", "tool-calls", "stop-sequence", "refusal", "content-filter", "other"]


class ErrorDelta(TypedDict):
    """The provider reports an error in the middle of its answer."""

    type: Literal["error"]
    message: str
    code: NotRequired[str]
    retryable: NotRequired[bool]


Delta: TypeAlias = TextDelta | ThinkingDelta | ToolCallDelta | UsageDelta | StopDelta | ErrorDelta
"""Something that happens while a model answers."""

CommandHandler: TypeAlias = Callable[[dict[str, Any], CommandContext], Json | Mapping[str, Any] | Coroutine[Any, Any, Any]]
"""What runs when a command is called; its `ctx` can also run commands."""

_RegisteredCommand = TypeVar("_RegisteredCommand", bound=CommandHandler)


class _CommandRegistrar(Protocol):
    @overload
    def __call__(self, name: str, /, **spec: Any) -> Callable[[_RegisteredCommand], _RegisteredCommand]: ...
    @overload
    def __call__(self, name: str, handler: _RegisteredCommand, /, **spec: Any) -> _RegisteredCommand: ...


class _Registrar(Protocol):
    @overload
    def __call__(self, name: str, /, **spec: Any) -> Callable[[_Registered], _Registered]: ...
    @overload
    def __call__(self, name: str, handler: _Registered, /, **spec: Any) -> _Registered: ...


command: _CommandRegistrar
"""Registers a command: `@command("todo", description=…, args=…)` before `def todo(args, ctx)`."""

tool: _Registrar
"""Registers a tool for models: `@tool("lookup", description=…, parameters=…)` before `def lookup(params, ctx)`."""

def provider(name: str, /, **spec: Any) -> Callable[[_Provider], _Provider]:
    """Registers a provider of models: a class with `request(neutral, options)` and `response(event, state)`.

    It may also have `finish(state)`, `error(status, body)`, `discover(options)` and `discovered(answer)`.
    """


class WireEvent:
    """A piece of an answer as it came: a server-sent event, a line of JSON, or a whole body."""

    event: str
    """The name of a server-sent event that has one, else empty."""
    data: str

    @property
    def json(self) -> Any:
        """What the data stands for, `None` where it is no JSON."""


class Verdict(TypedDict):
    """What a hook says, made by the methods of its event. `None` means: go on."""


class Event(Generic[_Payload]):
    """What a hook is given: what is about to happen, or has happened. Nothing in it can be changed."""

    @property
    def name(self) -> str:
        """The event's name."""

    @property
    def original(self) -> _Payload:
        """What it told when it was fired."""

    @property
    def current(self) -> _Payload:
        """The same with the rewrites of the hooks before this one."""

    def rewrite(self, value: Mapping[str, Any] | Json) -> Verdict:
        """Goes on with something else. Name only the members that change; the reference says which can."""

    def ask(self, reason: str) -> Verdict:
        """Goes on only if the person agrees. Where nobody can be asked, it is denied."""

    def deny(self, reason: str) -> Verdict:
        """Keeps it from being done."""

    def abort(self, reason: str) -> Verdict:
        """Keeps it from being done and stops what it is a part of."""


_Hook: TypeAlias = Callable[[Event[_Payload], Context], Verdict | None | Coroutine[Any, Any, Verdict | None]]
"""What runs when an event is fired: `def check(event: "Event[PreCommit]", ctx)` after `@hook("pre-commit")`."""
