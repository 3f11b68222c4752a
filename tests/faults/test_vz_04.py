"""VZ-04: a heading stands once, as it is written, on a page with a language, a title, a charset and a viewport."""

from __future__ import annotations

import re

from tiny_site import tiny, tiny_files

NAME = "孤独・孤立 <官民連携> マップ"
SHOWN = "孤独・孤立 &lt;官民連携&gt; マップ"


def test_vz_04_a_heading_with_angle_brackets_stands_once_and_literally() -> None:
    page = tiny_files(tiny({NAME: [("乙の会", "cooperation")]}))["groups/b-g0001.html"]
    (heading,) = re.findall(r"(?s)<h1>(.*?)</h1>", page)
    assert re.sub("<[^>]+>", "", heading) == SHOWN
    assert "<官民連携>" not in page
    assert '<html lang="ja">' in page
    assert f">{SHOWN}｜" in page  # the title
    assert '<meta charset="utf-8">' in page
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
