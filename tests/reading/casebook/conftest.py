"""What the tests of the casebook's reader share: the source, its reading, and the hand-read gold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kgraph.files import read_text
from kgraph.places import Places
from kgraph.reading.casebook import CasebookReading, FormLabels, read_casebook

SOURCE = "casebook-r7-shikoku-kyushu-okinawa.txt"


@pytest.fixture(scope="session")
def source(shared: Path) -> str:
    """The text of the casebook."""
    return read_text(shared / "source" / SOURCE).text


@pytest.fixture(scope="session")
def reading(source: str) -> CasebookReading:
    """The casebook, read."""
    return read_casebook(source, file=SOURCE)


@pytest.fixture(scope="session")
def gold(shared: Path) -> list[dict[str, Any]]:
    """The 13 groups, read by hand."""
    return list(yaml.safe_load((shared / "gold" / "casebook.yaml").read_text("utf-8")))


@pytest.fixture(scope="session")
def labels() -> FormLabels:
    """The choices of the form, from the vocabulary."""
    return FormLabels.from_vocab()


@pytest.fixture(scope="session")
def places() -> Places:
    """The project's list of places."""
    return Places.load()


class Withheld(tuple[str, ...]):
    """Words that no output may hold: not even the report of a test that fails."""

    def __repr__(self) -> str:
        return f"<{len(self)} withheld>"


@pytest.fixture(scope="session")
def withheld(source: str) -> tuple[str, ...]:
    """The names of persons and the addresses of the source: each cell as a whole and by its words."""
    found: set[str] = set()
    titles = ("理事長", "共同代表", "代表理事")
    for line in source.split("\n"):
        label, _, words = line.partition("\t")
        if label in ("代表者", "団体住所"):
            found.update((words.strip(), "".join(words.split())))
            found.update("".join(name.split()) for name in words.split("、"))
            found.update(
                w for w in words.replace("、", " ").split() if len(w) > 2 and not w.isdigit() and w not in titles
            )
    return Withheld(sorted(found))
