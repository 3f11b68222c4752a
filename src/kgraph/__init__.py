"""Knowledge graph of groups, initiatives and partners read from published casebooks.

``kgraph.load()`` is the way in from a notebook (see ``kgraph.api``); nothing heavy is imported before it is called.
"""

import importlib

__version__ = "0.1.0"

_OF_THE_API = ("Network", "load")


def __getattr__(name: str) -> object:
    """Return what the API offers, importing it when first asked for. Raises AttributeError for another name."""
    if name in _OF_THE_API:
        # By name, so that whoever imports kgraph for its version depends on nothing.
        return getattr(importlib.import_module("kgraph.api"), name)
    if name == "api":
        return importlib.import_module("kgraph.api")
    raise AttributeError(f"module 'kgraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted((*globals(), *_OF_THE_API))
