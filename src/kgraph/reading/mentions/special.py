"""Kinds that win over the legal form of whoever runs them: food banks and children's cafeterias."""

from __future__ import annotations

import re

_CAFETERIA = re.compile(r"(?:こども|子ども|子供|コドモ|地域|みんな|[だ誰]れ?でも)の?食堂")
_FOODBANK = re.compile(r"フードバンク|ふうどばんく|ふーどばんく|フードパントリー")
_UMBRELLA = frozenset(
    [
        "ネットワーク",
        "連絡会",
        "連絡協議会",
        "協議会",
        "連合会",
        "支援センター",
        "委員会",
        "実行委員会",
        "会",
        "団体",
        "の会",
        "を支援する会",
    ]
)


def special_kind(text: str, head: str) -> str:
    """Return food-bank or children-cafeteria where the words say so, whatever the legal form; else nothing."""
    if head in _UMBRELLA or head.startswith(("ネットワーク", "支援")):
        return ""
    if _FOODBANK.search(text):
        return "food-bank"
    if _CAFETERIA.search(text) or (text.endswith("食堂") and re.search("こども|子ども|子供|みんな", text)):
        return "children-cafeteria"
    return ""
