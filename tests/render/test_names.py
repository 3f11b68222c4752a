"""Short names for labels."""

from __future__ import annotations

import pytest

from kgraph.render.names import short


@pytest.mark.parametrize(
    "name, label",
    [
        ("特定非営利活動法人 甲の会", "甲の会"),
        ("認定 NPO 法人 甲", "甲"),
        ("NPO法人乙", "乙"),
        ("乙商事株式会社", "乙商事"),
        ("株式会社", "株式会社"),
        ("甲市", "甲市"),
        ("", ""),
    ],
)
def test_the_legal_form_is_left_out_and_something_always_stays(name: str, label: str) -> None:
    assert short(name) == label
