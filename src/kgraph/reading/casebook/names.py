"""One group, several spellings: which name is the established one, which are aliases, and the legal form.

A group's name stands in its heading and in its profile. Where the two differ:

- in spaces only, the heading's stands and the other is an alias;
- in the legal form, the one that is written in full and without a slip stands (特例 and 認定 are a status, not a form);
- in the name itself, the profile's stands, unless the form's other words (initiative, prose) use the heading's
  spelling and not the profile's.

A bracket that closes a name is its reading (kana after kanji: kept in the alias only), an abbreviation (an alias of
its own), or a part of the name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kgraph.reading.casebook.labels import FormLabels
from kgraph.reading.casebook.passages import Passage, Place, clean, squeeze
from kgraph.reading.casebook.rows import FormFact
from kgraph.text import key

TYPO_NOTE = "資料の誤記"
_BRACKET = re.compile(r"(?:【(?P<a>[^【】]{1,24})】|\((?P<b>[^()]{1,24})\)|\[(?P<c>[^\[\]]{1,24})\])$")
_OTHER_NAME = re.compile(r"(?:略称|通称|愛称|旧称|旧|以下)[:は]?[「『]?(?P<name>[^「」『』]+)[」』]?")
_ABBREVIATION = re.compile(r"[a-z][a-z0-9.&+_-]*")
_FORM_END = ("法人", "会社", "組合", "機構", ")")
_CORPORATE = re.compile(r"[^\s()]{2,12}?法人")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken apart. Positions are in the key; ``core`` leaves out closing brackets, ``bare`` the form as well."""

    passage: Passage
    key: str
    at: tuple[int, ...]
    core_end: int
    form: tuple[int, int]
    form_notation: str
    typo: bool
    status: tuple[int, int]
    status_notation: str
    bare: str
    short: tuple[tuple[int, int], ...]

    def place(self, start: int, end: int) -> Place:
        """Return the place of a span of the key."""
        folded = self.passage.folded()
        return self.passage.locate(folded, self.at[start], self.at[end - 1] + 1)


def read_names(
    heading: Passage, profile: Passage | None, elsewhere: str, labels: FormLabels
) -> tuple[str, tuple[FormFact, ...]]:
    """Return the name as in the heading, and the facts label, alias, legal_form and form_status.

    ``elsewhere`` is the text of the group's other fields. A label is told only where it differs from the name.
    """
    head = _take_apart(heading, labels)
    if profile is None or not profile.text:
        return clean(heading.text), tuple(_facts(head, None, head, head.core_end))
    other = _take_apart(profile, labels)
    name = heading
    if head.key == other.key and heading.broken and not profile.broken:
        name = profile  # the same name, whose spaces the broken line does not show
    takes_profile = _takes_profile(head, other, elsewhere)
    chosen = other if takes_profile else head
    return clean(name.text), tuple(_facts(head, other, chosen, chosen.core_end, name=clean(name.text)))


def _facts(head: _Name, other: _Name | None, chosen: _Name, end: int, name: str = "") -> Iterator[FormFact]:
    name = name or clean(head.passage.text)
    begin = chosen.form[0] if chosen is other and chosen.status_notation and chosen.form_notation else 0
    core = chosen.place(begin, end)
    rule = "name-profile" if chosen is other else "name-heading"
    if end and clean(core.words) != name and key(core.words) != key(name):
        yield FormFact.at(core, "label", clean(core.words), rule=rule)
    aliases: dict[str, Place] = {}
    if other is not None and not (head.key == other.key and (head.passage.broken or other.passage.broken)):
        aliases[clean(other.passage.text)] = other.passage.place
    for parts in (other, head):
        for span in parts.short if parts is not None else ():
            place = parts.place(*span) if parts is not None else core
            aliases.setdefault(clean(place.words), place)
    for alias, place in aliases.items():
        if alias != name:
            whole = other is not None and place == other.passage.place
            yield FormFact.at(place, "alias", alias, rule="name-profile" if whole else "name-bracket")
    yield from _forms(head, other)


def _forms(head: _Name, other: _Name | None) -> Iterator[FormFact]:
    for parts in (head, other):
        if parts is not None and parts.form_notation:
            rule = "form-typo" if parts.typo else "form-written"
            note = TYPO_NOTE if parts.typo else ""
            yield FormFact.at(parts.place(*parts.form), "legal_form", parts.form_notation, note=note, rule=rule)
            break
    for parts in (head, other):
        if parts is not None and parts.status_notation:
            yield FormFact.at(parts.place(*parts.status), "form_status", parts.status_notation, rule="form-status")
            break


def _takes_profile(head: _Name, other: _Name, elsewhere: str) -> bool:
    if head.bare == other.bare:
        return bool(other.form_notation) and not other.typo and (head.typo or not head.form_notation)
    here, there = _differing_words(head.bare, other.bare)
    words = key(elsewhere)
    of_head, of_other = words.count(here), words.count(there)
    if here in there:
        of_head -= of_other * there.count(here)
    elif there in here:
        of_other -= of_head * here.count(there)
    return not of_head > of_other


def _differing_words(a: str, b: str) -> tuple[str, str]:
    """Return the words in which two spellings differ: the difference and the run of the same script around it.

    >>> _differing_words("応援わくわくピース", "応援わくわピース")
    ('わくわく', 'わくわ')
    """
    shortest = min(len(a), len(b))
    left = next((i for i in range(shortest) if a[i] != b[i]), shortest)
    right = next((i for i in range(shortest - left) if a[-1 - i] != b[-1 - i]), shortest - left)
    middle = a[left : len(a) - right] or b[left : len(b) - right]
    script = _script(middle[0]) if middle else ""
    while left > 0 and _script(a[left - 1]) == script:
        left -= 1
    while right > 0 and _script(a[len(a) - right]) == script:
        right -= 1
    return a[left : len(a) - right], b[left : len(b) - right]


def _script(char: str) -> str:
    if char == "ー":
        return "KANA"
    name = unicodedata.name(char, "OTHER")
    return "KANA" if name.startswith(("HIRAGANA", "KATAKANA")) else name.split()[0]


def _take_apart(passage: Passage, labels: FormLabels) -> _Name:
    folded = passage.folded()
    text, at = squeeze(folded)
    core_end, short = _closing_brackets(text)
    status = _longest(text, 0, labels.form_statuses)
    after = status[1] if status else 0
    forms = dict(_writable(labels.legal_forms))
    form = _longest(text, after, forms)
    typo = False
    if form is None and status is not None:
        status, after = None, 0  # 認定こども園 and the like: no status without a form
    if form is None:
        form = _form_with_a_slip(text, after, forms)
        typo = form is not None
    bare = text[form[1] if form else after : core_end]
    if form is None:
        ending = next((f for f in sorted(forms, key=len, reverse=True) if text[:core_end].endswith(f)), "")
        if ending and len(ending) < core_end:
            form = (core_end - len(ending), core_end, forms[ending])
            bare = text[after : form[0]]
    return _Name(
        passage=passage,
        key=text,
        at=at,
        core_end=core_end,
        form=form[:2] if form else (0, 0),
        form_notation=form[2] if form else "",
        typo=typo,
        status=status[:2] if status else (0, 0),
        status_notation=status[2] if status else "",
        bare=bare,
        short=short,
    )


def _writable(forms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the spellings of legal forms that may stand in a name; short ones count in brackets only."""
    for form, notation in forms.items():
        if form.endswith(_FORM_END):
            yield form, notation
        if not form.endswith(")"):
            yield f"({form})", notation


def _longest(text: str, start: int, table: Mapping[str, str]) -> tuple[int, int, str] | None:
    hits = [word for word in table if word and text.startswith(word, start) and len(text) > start + len(word)]
    if not hits:
        return None
    word = max(hits, key=len)
    return start, start + len(word), table[word]


def _form_with_a_slip(text: str, start: int, forms: Mapping[str, str]) -> tuple[int, int, str] | None:
    """Return a word for a corporation that only one legal form can have become by leaving out characters."""
    match = _CORPORATE.match(text, start)
    if match is None or match.end() == len(text):
        return None
    meant = {notation for form, notation in forms.items() if _left_out(match[0], form)}
    return (match.start(), match.end(), meant.pop()) if len(meant) == 1 else None


def _left_out(word: str, form: str) -> bool:
    rest = iter(form)
    return len(form) > len(word) >= 0.6 * len(form) and all(char in rest for char in word)


def _closing_brackets(text: str) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Return where the name ends before its readings and abbreviations, and the spans of the abbreviations."""
    end = len(text)
    short: list[tuple[int, int]] = []
    while match := _BRACKET.search(text[:end]):
        group = match.lastgroup or "a"
        inside, (start, stop) = match[group], match.span(group)
        before = text[: match.start()]
        if not before:
            break
        if named := _OTHER_NAME.fullmatch(inside):
            start, stop = start + named.start("name"), start + named.end("name")
        elif all(_script(c) == "KANA" for c in inside) and any(_script(c) == "CJK" for c in before):
            end = match.start()
            continue
        elif group != "a" and not _ABBREVIATION.fullmatch(inside):
            break
        short.insert(0, (start, stop))
        end = match.start()
    return end, tuple(short)
