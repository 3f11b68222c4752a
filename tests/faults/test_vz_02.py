"""VZ-02: outside a notebook a page is made as well: pyvis' own ways to show or write one are never used."""

from __future__ import annotations

import pytest
from pyvis.network import Network
from tiny_site import tiny, tiny_files


def test_vz_02_no_page_is_made_by_showing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("pyvis was asked to show or write a page")

    for way in ("show", "write_html", "save_graph"):
        monkeypatch.setattr(Network, way, never)
    files = tiny_files(tiny({"甲の会": [("乙の会", "cooperation")]}))
    assert "乙の会" in files["graph.html"]
