"""The libraries bundled into site/vendor (``make vendor``): whether they are there. A wheel always carries them."""

from __future__ import annotations

from kgraph.errors import Text
from kgraph.resources import folder

FILES = ("LICENSES.txt", "ask-worker.js", "ask.js", "find.js")

LEFT_OUT = Text(
    "「質問する」「探す」のページは作っていません。先に make vendor を実行すると作られます（site/vendor がありません）",
    "the pages Ask and Find are left out: run `make vendor` first (there is no site/vendor)",
)


def has_vendor() -> bool:
    """Tell whether all bundled files are there; where not, the pages that need them are left out."""
    return all((folder("site") / "vendor" / name).is_file() for name in FILES)
