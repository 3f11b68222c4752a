"""The page of the data: every file to take away and what it is for, how it was made, how to cite it, how to correct it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kgraph.errors import Text
from kgraph.links import LEVELS
from kgraph.render.book import date_text
from kgraph.render.site import Page, Site
from kgraph.render.texts import TEXTS

FOLDER = "files/"
PARTS = ("tables", "networks", "graphs", "form")


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: its name, its bytes, the part of the page, what it is (a word of TEXTS), at which level."""

    name: str
    data: bytes
    part: str
    what: str
    level: str = ""

    @property
    def path(self) -> str:
        """Its path below the site."""
        return f"{FOLDER}{self.name}"


def files(site: Site) -> Iterable[tuple[str, bytes]]:
    """Yield the files that the pipeline made for the page."""
    return ((one.path, one.data) for one in site.given["downloads"])


def pages(site: Site) -> Iterable[Page]:
    """Yield the page."""
    some: Iterable[Download] = site.given["downloads"]
    parts: dict[str, dict[str, list[dict[str, Any]]]] = {part: {} for part in PARTS}
    for one in some:
        parts[one.part].setdefault(one.what, []).append(_link(one.path, one.data, one.level))
    sources = [each.source for each in site.book.sources]
    analysis: list[dict[str, Any]] = [
        {"what": what, "links": links} for what, links in _analysis(site).items() if links
    ]
    context = {
        "parts": {part: _rows(rows) for part, rows in parts.items()},
        "analysis": analysis,
        "levels": [level for level in LEVELS if level in site.tables],
        "fewer": "pajek" not in parts["networks"],
        "packed": any(one.name.endswith(".zip") for one in some)
        or any(path.endswith(".zip") for path, _ in site.analysis.values()),
        "notes": [source.note for source in sources if source.note],
        "cite": _cite(site),
        "bibtex": bibtex(site),
    }
    yield Page(path="data.html", title=TEXTS["data-title"], context=context)


def _rows(found: Mapping[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [{"what": what, "links": links} for what, links in found.items()]


def _analysis(site: Site) -> dict[str, list[dict[str, Any]]]:
    """Return the tables of the analysis, by what they are, in the order of their pages."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, (path, data) in site.analysis.items():
        what, _, level = name.partition("-")
        found.setdefault(what, []).append(_link(path, data, level))
    return found


def _link(path: str, data: str | bytes, level: str) -> dict[str, Any]:
    number = len(data.encode("utf-8") if isinstance(data, str) else data)
    return {"path": path, "name": path.rpartition("/")[2], "size": size(number), "level": level}


def size(number: int) -> Text:
    """Return a number of bytes as people read it.

    >>> size(1_234_567).en
    '1.2 MB'
    """
    told = f"{number / 1_000_000:.1f} MB" if number >= 1_000_000 else f"{max(1, round(number / 1000)):,} kB"
    return Text(told, told)


def _cite(site: Site) -> Text:
    said = list(_sources(site))
    return Text(
        f"「{TEXTS['site-short'].ja}」（kgraph {site.settings.version} で作成。"
        f"資料：{'、'.join(ja for ja, _ in said)}）",
        f"{TEXTS['site-short'].en}. Made by kgraph {site.settings.version} from {'; '.join(en for _, en in said)}.",
    )


def _sources(site: Site) -> Iterator[tuple[str, str]]:
    for each in site.book.sources:
        own, issued = each.source, date_text(each.source.issued)
        yield f"{own.publisher}「{own.title}」（{issued.ja}発行）", f"{own.publisher}, {own.title} (issued {issued.en})"


def bibtex(site: Site) -> str:
    """Return an entry of BibTeX for each source and one for what was made of them; braces in names are escaped."""
    entries = []
    for each in site.book.sources:
        own = each.source
        fields = {"author": f"{{{_tex(own.publisher)}}}", "title": f"{{{_tex(own.title)}}}", "year": own.issued[:4]}
        if own.issued[5:7].isdecimal():
            fields["month"] = str(int(own.issued[5:7]))
        entries.append(_entry("techreport", own.id, {**fields, "institution": _tex(own.publisher)}))
    made = {
        "title": f"{{{_tex(TEXTS['site-short'].ja)}}}",
        "howpublished": f"kgraph {site.settings.version}",
        "year": max((each.source.issued[:4] for each in site.book.sources), default=""),
        "note": _tex("資料：" + "、".join(ja for ja, _ in _sources(site))),
    }
    return "\n\n".join([*entries, _entry("misc", "kgraph-site", made)])


def _entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    lines = [f"  {name:<13}= {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def _tex(text: str) -> str:
    """Return text as it may stand within braces.

    >>> _tex("A & B {C}")
    'A \\\\& B \\\\{C\\\\}'
    """
    special = {char: f"\\{char}" for char in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": "{\\textasciitilde}"}
    return "".join(special.get(char, char) for char in text)
