"""A block cut into nominal chunks, particles, function words, separators, brackets and quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgraph.kinds import kept_by_lexicon, lexicon_in_use
from kgraph.reading.mentions import kana
from kgraph.reading.mentions.brackets import BRACKET, FORM_FIRST, FORM_LAST, QUOTE
from kgraph.reading.mentions.sounds import (
    behind_form,
    behind_place,
    form_closes,
    form_ends,
    form_opens,
    goes_on,
    inside_formed,
    land_of,
    like_a_particle,
    name_end,
    named_behind,
    opens_name,
    whole_name,
)
from kgraph.reading.mentions.units import ALONE, DONE, FRONT_KINDS, LANDSCAPE
from kgraph.reading.mentions.working import INNER

NOUN, PARTICLE, FUNCTION, SEPARATOR, BRACKETED, QUOTED, STOP, DOT = (
    "noun", "particle", "function", "separator", "bracket", "quote", "stop", "dot",
)  # fmt: skip
_NOMINAL = re.compile(
    rf"[\u3400-\u9fff\uf900-\ufaff々〆ヵヶァ-ヺーA-Za-z0-9&+\-'’.#@%×{INNER}{FORM_FIRST}-{FORM_LAST}_〇]"
)
_MASKS = {BRACKET: BRACKETED, QUOTE: QUOTED}
_SEPARATORS = "、,;/ \t:|→⇒>＞•~〜"
_STOPS = "。!?\n"
_CONJUNCTION = re.compile(
    r"その他(?=の)|及び|および|並びに|ならびに|又は|または|若しくは|もしくは|あるいは|或いは|そして|かつ|兼"
)
_RUN = 160  # runs of hiragana are cut in pieces of so many characters


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a block: ``text[start:end]`` of the working text."""

    kind: str
    start: int
    end: int


@kept_by_lexicon(8)
def _mixed() -> tuple[dict[str, tuple[int, ...]], frozenset[str]]:
    """Return the lexicon's words that hold hiragana, by first character, so that こども食堂 is not cut inside."""
    lexicon = lexicon_in_use()
    heads = {word for word, head in lexicon.heads.items() if head.strength != "stop" and len(word) > 2}
    words = {word for word in heads | lexicon.topics | lexicon.kana if any(map(kana.is_hiragana, word))}
    words = {word for word in words if not (len(word) < 3 and all(map(kana.is_hiragana, word)))}
    words -= {word for word in words if word.startswith("の")}
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    return {char: tuple(sorted(sizes, reverse=True)) for char, sizes in lengths.items()}, frozenset(words)


def _mixed_at(text: str, at: int, end: int) -> int:
    sizes, words = _mixed()
    for size in sizes.get(text[at], ()):
        if at + size <= end and text[at : at + size] in words:
            return size
    return 0


def tokens(text: str, masked: str, start: int, end: int) -> list[Token]:
    """Return the tokens of ``text[start:end]``; ``masked`` is the same text under ``brackets.mask``."""
    out: list[Token] = []
    i = start
    while i < end:
        char = masked[i]
        if char in _MASKS:
            j = i + 1
            while j < end and masked[j] == char and not (text[j] in "(「【" and text[j - 1] in ")」】"):
                j += 1
            out.append(Token(_MASKS[char], i, j))
        elif (
            char in _STOPS
            or char in _SEPARATORS
            or masked[i - 1 : i + 2] == " + "
            or (char == "&" and i > start and kana.is_hiragana(masked[i - 1]))
        ):
            j = i + 1
            out.append(Token(STOP if char in _STOPS else SEPARATOR, i, j))
        elif char == "・":
            j = i + 1
            out.append(Token(DOT, i, j))
        elif match := _CONJUNCTION.match(masked, i, end):
            j = match.end()
            out.append(Token(SEPARATOR, i, j))
        elif kana.is_hiragana(char):
            j = _hiragana(masked, i, start, end, out)
        elif _NOMINAL.match(char):
            j = _nominal(masked, i, end)
            out.append(Token(NOUN, i, j))
        else:
            j = i + 1
            out.append(Token(STOP, i, j))
        i = j
    return out


def _nominal(masked: str, i: int, end: int) -> int:
    """Return the end of the nominal run at ``i``; a word of the lexicon that holds hiragana is passed over whole."""
    j = i
    while j < end:
        size = _mixed_at(masked, j, end)
        if size and not (j > i and _CONJUNCTION.match(masked, j, end)):
            j += size
        elif j > i and masked[j] in "か" and masked[j - 1].isdigit() and masked[j + 1 : j + 2] in ("所", "国", "寺"):
            j += 2  # 3か所
        elif _NOMINAL.match(masked[j]) and not (j > i and _CONJUNCTION.match(masked, j, end)):
            j += 1
        else:
            break
    return max(j, i + 1)


def _hiragana(masked: str, i: int, start: int, end: int, out: list[Token]) -> int:
    stop = i
    while (
        stop < end and stop - i < _RUN and kana.is_hiragana(masked[stop]) and not _CONJUNCTION.match(masked, stop, end)
    ):
        stop += 1
    stop = max(stop, i + 1)
    if stop - i > 3 and masked[stop - 2 : stop] in ("のご", "のお") and masked[stop : stop + 2] in DONE:
        stop -= 2  # ふたつい + のご協力
    if whole_name(masked, i, stop, end):
        out.append(Token(NOUN, i, stop))
        return stop
    named = name_end(masked, i, stop, start, end)
    if named > i:
        out.append(Token(NOUN, i, named))
        rest = kana.cut(masked[named:stop], after_kanji=False, at_start=False)
        kinds = {kana.FUNCTION: FUNCTION}
        out.extend(Token(kinds.get(piece.kind, PARTICLE), named + piece.start, named + piece.end) for piece in rest)
        return stop
    word_at, size = next(
        ((k, n) for k in range(i, stop) if (n := _mixed_at(masked, k, end)) and k + n >= stop), (stop, 0)
    )
    before, before_to = masked[i - 1] if i > start else "。", masked[i] == "と"
    if word_at > i:
        fresh = (
            before in "、。,・/\t\n:;•"
            or (before == " " and stop - i > 2)
            or (form_ends(masked, i) and form_opens(masked[i:stop]) and not (before_to and form_closes(masked, i)))
        )
        if word_at == stop and any(
            goes(masked, i, stop, start, end) for goes in (named_behind, goes_on, inside_formed, like_a_particle)
        ):
            out.append(Token(NOUN, i, stop))
            return stop
        pieces = kana.cut(masked[i:word_at], after_kanji="\u3400" <= before <= "\u9fff", at_start=fresh)
        if fresh and form_ends(masked, i) and not masked.startswith("、", i - 1):
            pieces = behind_form(pieces)
        if word_at == stop and pieces[0].kind != kana.PARTICLE and behind_place(masked, i, stop, start, end):
            out.append(Token(NOUN, i, stop))
            return stop
        colour = (
            before in "青赤白黒" and masked[i:stop] == "い" and masked[stop : stop + 1] in tuple("森鳥羽花実星空海")
        )
        if colour or (
            fresh and word_at == stop and (opens_name(pieces, masked, stop, end) or land_of(masked, i, stop, end))
        ):
            out.append(Token(NOUN, i, stop))
            return stop
        for piece in pieces:
            kind = {kana.PARTICLE: PARTICLE, kana.FUNCTION: FUNCTION}.get(piece.kind, NOUN)
            out.append(Token(kind, i + piece.start, i + piece.end))
    if size:
        j = _nominal(masked, word_at, end)
        out.append(Token(NOUN, word_at, j))
        return j
    return stop


@dataclass(frozen=True, slots=True)
class Chunk:
    """A nominal stretch (with the quotations inside it) and the brackets that stand directly behind it."""

    start: int
    end: int
    brackets: tuple[tuple[int, int], ...] = ()
    quoted: bool = False  # a quotation and nothing else
    outer: int = 0  # the end with its brackets


_BEHIND_QUOTES = frozenset(
    ["様", "等", "殿", "氏", "側", "他", "内", "前", "主催", "共催", "後援", "協力", "代表", "会長", "職員", "会員"]
)


def joined(tokens_: list[Token], masked: str) -> list[Token | Chunk]:
    """Return the tokens with neighbouring nouns, quotations and trailing brackets put together as chunks."""
    out: list[Token | Chunk] = []
    for token in tokens_:
        last = out[-1] if out else None
        if token.kind in (NOUN, QUOTED):
            joins = (
                isinstance(last, Chunk)
                and not last.brackets
                and not (
                    last.quoted
                    and (
                        token.kind == QUOTED
                        or masked[token.start].isdigit()
                        or masked[token.start : token.end] in _BEHIND_QUOTES
                    )
                )
            )
            if joins and isinstance(last, Chunk):
                out[-1] = Chunk(last.start, token.end, (), False, token.end)
            else:
                out.append(Chunk(token.start, token.end, (), token.kind == QUOTED, token.end))
        elif token.kind == BRACKETED and isinstance(last, Chunk):
            out[-1] = Chunk(last.start, last.end, (*last.brackets, (token.start, token.end)), last.quoted, token.end)
        else:
            out.append(token)
    return out


def names_go_on(items: list[Token | Chunk], masked: str) -> list[Token | Chunk]:
    """Return ``items`` with names put together that go on behind their legal form (see ``_name_goes_on``)."""
    out: list[Token | Chunk] = []
    for item, behind in zip(items, [*items[1:], None], strict=True):
        if isinstance(item, Chunk) and (
            _name_goes_on(out, item, masked) or _poetic(out, item, masked) or _honoured(out, item, behind, masked)
        ):
            out[-2:] = [Chunk(out[-2].start, item.end, item.brackets, False, item.outer)]
        else:
            out.append(item)
    return out


def _honoured(out: list[Token | Chunk], token: Chunk, behind: Token | Chunk | None, masked: str) -> bool:
    """Tell whether さん behind a legal form, a name, の and a word without a head ends a name (NPO法人…の暮らしさん)."""
    if len(out) < 2 or not isinstance(out[-2], Chunk) or out[-2].brackets or behind is None:
        return False
    if masked[out[-1].start : out[-1].end] != "の" or masked[behind.start : behind.end] not in ("さん", "さま"):
        return False
    lexicon = lexicon_in_use()
    head = lexicon.head_ending(masked, token.end, token.start)
    return (head is None or head.strength == "stop") and lexicon.form_at(masked, out[-2].start) is not None


def _poetic(out: list[Token | Chunk], token: Chunk, masked: str) -> bool:
    """Tell whether a name goes on over の and a word of landscape: ふれあいの里 + 包括支援センター, 希望の家 + 共同作業所."""
    if len(out) < 2 or not isinstance(out[-2], Chunk) or not isinstance(out[-1], Token) or out[-2].brackets:
        return False
    front = out[-2]
    if masked[out[-1].start : out[-1].end] != "の":
        return False
    words = masked[token.start : token.end]
    form = lexicon_in_use().form_at(masked, front.start)
    if form is not None and front.end - front.start - len(form.word) == 1:
        named = lexicon_in_use().head_ending(masked, token.end, token.start)
        if named is not None and named.strength in ("strong", "named") and len(named.word) < len(words):
            return True  # 公益財団法人 + 北 + の + …財団
    if len(words) > 2 and all(map(kana.is_hiragana, words)) and not lexicon_in_use().covers(words):
        lexicon = lexicon_in_use()
        last = lexicon.head_ending(masked, front.end, front.start)
        fresh = (
            last is None or last.strength == "stop" or lexicon.form_at(masked, front.end - len(last.word)) is not None
        )
        return words not in lexicon.kana and fresh and lexicon.form_at(masked, front.start) is not None
    if not LANDSCAPE.match(masked, token.start, token.end):
        alone = masked[token.start : token.end] in ALONE
        return alone and (
            lexicon_in_use().form_at(masked, front.start) is not None
            or _kana_behind_head(masked, front)
            or _named_home(masked, front)
        )
    lexicon = lexicon_in_use()
    last = lexicon.head_ending(masked, front.end, front.start)
    head = lexicon.head_ending(masked, token.end, token.start)
    return (last is None or last.strength == "stop") and head is not None and head.strength in ("strong", "named")


def _unknown_kana(masked: str, a: int, b: int) -> bool:
    """Tell whether a chunk begins with hiragana that is no known word, so that it is the rest of a name."""
    stop = a
    while stop < b and kana.is_hiragana(masked[stop]):
        stop += 1
    if stop - a < 2:
        return False
    if stop == b:
        return True
    cut = kana.cut(masked[a:stop], after_kanji=False, at_start=True)
    return len(cut) == 1 and cut[0].kind == kana.UNKNOWN and _mixed_at(masked, a, b) == 0


def _named_home(masked: str, front: Chunk) -> bool:
    """Tell whether a chunk begins with the long word for a home or a centre, and a name follows (特別養護老人ホーム + 大井川)."""
    head = lexicon_in_use().head_starting(masked, front.start, front.end)
    long = head is not None and head.strength == "strong" and head.kind in FRONT_KINDS
    return long and head is not None and 5 < len(head.word) < front.end - front.start


def _kana_behind_head(masked: str, front: Chunk) -> bool:
    """Tell whether a chunk is a kind of body and, behind it, the beginning of its name in hiragana (…センター + ふじ)."""
    stop = front.end
    while stop > front.start and kana.is_hiragana(masked[stop - 1]):
        stop -= 1
    head = lexicon_in_use().head_ending(masked, stop, front.start) if front.end - stop > 1 else None
    return head is not None and head.strength == "strong" and len(head.word) > 2


def _named_after_space(masked: str, front: Chunk, token: Chunk) -> bool:
    """Tell whether a name in kana stands, behind a space, after the kind of body it is: 多機能型事業所 + ひだまり."""
    lexicon = lexicon_in_use()
    head = lexicon.head_ending(masked, front.end, front.start)
    words = masked[token.start : token.end]
    return (
        head is not None
        and head.strength == "strong"
        and head.kind in FRONT_KINDS
        and head.kind != "professional"
        and lexicon.covers(masked[front.start : front.end])
        and not lexicon.covers(words)
        and all(kana.is_hiragana(char) or "ァ" <= char <= "ー" for char in words)
        and lexicon.head_ending(words, len(words)) is None
    )


def _name_goes_on(out: list[Token | Chunk], token: Chunk, masked: str) -> bool:
    """Tell whether a name with its legal form goes on over a space, or over a sound that looks like a particle."""
    if len(out) < 2 or not isinstance(out[-2], Chunk) or not isinstance(out[-1], Token) or out[-2].brackets:
        return False
    front, between = out[-2], masked[out[-1].start : out[-1].end]
    forms = lexicon_in_use().forms
    if between == " ":
        words = masked[front.start : front.end]
        if _named_after_space(masked, front, token):
            return True
        return words in forms or (FORM_FIRST <= words[-1] <= FORM_LAST and len(set(words)) == 1)
    if between == "が" and masked[token.start] in "丘岡" and kana.is_hiragana(masked[front.end - 1]):
        return True
    if out[-1].kind != PARTICLE or len(between) != 1 or between == "の":
        return False
    return _unknown_kana(masked, token.start, token.end) and lexicon_in_use().form_at(masked, front.start) is not None
