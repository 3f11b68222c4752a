"""Short forms of names for labels, where the full name stands beside or in the tooltip."""

from __future__ import annotations

import re

_FORMS = (
    "認定特定非営利活動法人", "特例認定特定非営利活動法人", "特定非営利活動法人", "特定非営利法人", "認定NPO法人",
    "NPO法人", "ＮＰＯ法人", "一般社団法人", "一般財団法人", "公益社団法人", "公益財団法人", "社会福祉法人", "医療法人",
    "学校法人", "宗教法人", "株式会社", "有限会社", "合同会社",
)  # fmt: skip
FORM = "|".join(r"\s*".join(map(re.escape, re.sub("NPO", "N", form))).replace("N", r"NPO\s*") for form in _FORMS)
"""The words for legal forms as a pattern, which the scripts of the site read too."""
_FORM = re.compile(FORM)


def short(name: str) -> str:
    """Return a name without the words for its legal form, which a label has no room for; never empty.

    >>> short("特定非営利活動法人 ひなた"), short("NPO 法人 HINATA"), short("株式会社")
    ('ひなた', 'HINATA', '株式会社')
    """
    match = _FORM.match(name.strip()) or re.search(f"(?:{_FORM.pattern})$", name.strip())
    rest = (name.strip()[: match.start()] + name.strip()[match.end() :]).strip() if match else ""
    return rest or name
