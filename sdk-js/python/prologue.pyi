from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, Literal, Protocol, TypeAlias, TypedDict, TypeVar, overload

__all__ = ["command", "hook", "tool", "provider", "PicodeError"]

Json: TypeAlias = None | bool | int | float | str | list[Any] | tuple[Any, ...] | dict[str, Any]
"""Any JSON value. Lists and tuples are lists, dicts have text as keys, integers have at most 64 bits."""

Handler: TypeAlias = Callable[[dict[str, Any], Context], Json | Mapping[str, Any] | Coroutine[Any, Any, Any]]
"""What runs when the host calls: it is given plain values and `ctx`, and gives back plain values."""

_Registered = TypeVar("_Registered", bound=Handler)
_Provider = TypeVar("_Provider")


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


class _Registrar(Protocol):
    @overload
    def __call__(self, name: str, /, **spec: Any) -> Callable[[_Registered], _Registered]: ...
    @overload
    def __call__(self, name: str, handler: _Registered, /, **spec: Any) -> _Registered: ...


command: _Registrar
"""Registers a command: `@command("todo", description=…, args=…)` before `def todo(args, ctx)`."""

hook: _Registrar
"""Registers a hook on an event: `@hook("pre-commit", priority=50)` before `def check(event, ctx)`."""

tool: _Registrar
"""Registers a tool for models: `@tool("lookup", description=…, parameters=…)` before `def lookup(params, ctx)`."""

def provider(name: str, /, **spec: Any) -> Callable[[_Provider], _Provider]:
    """Registers a provider of models: a class with `request(neutral)` and `response(chunk, state)`."""
