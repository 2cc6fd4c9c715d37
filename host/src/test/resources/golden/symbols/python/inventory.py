#!/usr/bin/env python3
"""What the library owns."""

from __future__ import annotations

import os.path, sys as system
import json
from collections.abc import Iterable, Mapping as Map
from . import shelves
from ..parts.paper import (
    Sheet,  # a single one
    Roll as PaperRoll,
)
from .colours import *

LIMIT = 100
name: str = "inventory"
first, second = 1, 2

if LIMIT > 10:
    MODE = "large"

try:
    import fast_json
    FAST = True
except ImportError:
    FAST = False


def load(path: str, *, strict: bool = False) -> Inventory:
    """Reads an inventory from a file.

    More about it.
    """
    with open(path) as file:
        data = json.load(file)

    def check(item):
        return item["id"] > 0

    local = [Item(**d) for d in data if check(d)]
    return Inventory(local)


async def fetch(url, *args, **kwargs):
    response = await system.modules["http"].get(url)
    return response.body


@shelves.registered
@cached(size=LIMIT)
class Inventory(shelves.Store[Item], metaclass=Meta):
    '''All items.'''

    count = 0
    items: list[Item] = []

    def __init__(self, items: Iterable[Item] | None = None):
        self.items = items or []

    @property
    def size(self) -> int:
        return len(self.items)

    # Takes an item out.
    # Fails when it is not there.
    @staticmethod
    def remove(store: "Inventory", key) -> Map[str, Item]:
        try:
            return store.items.pop(key)
        except KeyError:
            raise MissingItem(key)

    class Row:
        width = 80

        def draw(self): return Sheet(self.width)


def main() -> None:
    print(load(os.path.join("a", "b")).size)
    run(callback=fetch)


if __name__ == "__main__":
    main()
