"""Pages of a large site in fewer bytes: the same elements, without what HTML lets be left out of their markup.

Names are always Japanese: that they are is said once, by ``site.js``, when the page around them becomes English (until
then they have it from the page). Attribute values stand without quotes where the HTML Standard lets them; white space
that no reader shows goes. What ``script``, ``meta`` and ``link`` say stays as it is, for readers that are no browsers.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"<(?!script|meta|link|!)[a-z][^<>]*(?<!/)>")
_PLAIN = re.compile(r'(?<= )([a-z-]+)="([^\s"\'=<>`]*[^\s"\'=<>`/])"')
_NAME = re.compile(r'<(bdi|b|q)\b([^<>]*?) lang="ja"')
_BLOCKS = (
    "html|head|meta|link|title|script|body|header|main|footer|nav|section|div|p|h[1-6]|ul|ol|li|table|caption|thead|tbody|"
    "tr|th|td"
)
_BEFORE = re.compile(rf"\s*\n\s*(?=</?(?:{_BLOCKS})\b)")
_AFTER = re.compile(rf"(</?(?:{_BLOCKS})\b[^<>]*>)\s*\n\s*")


def lean(page: str) -> str:
    """Return a page with the same elements and texts in fewer bytes; one with text whose white space shows, as it is."""
    if "<pre" in page or "<textarea" in page:
        return page
    page = _AFTER.sub(r"\1", _BEFORE.sub("", page))
    return _TAG.sub(_bare, page) + "\n"


def _bare(match: re.Match[str]) -> str:
    return _PLAIN.sub(r"\1=\2", _NAME.sub(r"<\1\2", match[0]))
