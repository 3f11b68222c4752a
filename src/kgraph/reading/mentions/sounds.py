"""Hiragana that belongs to a name, though it sounds like a particle or a verb: by what stands before and behind it."""

from __future__ import annotations

import re

from kgraph.kinds import lexicon_in_use
from kgraph.reading.mentions import kana
from kgraph.reading.mentions.brackets import BRACKET, FORM_FIRST, FORM_LAST
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.tails import PEOPLE

_EDGES = frozenset("、。,・/\t\n:; )」】" + BRACKET)
_OPENERS = (
    "など",
    "や",
    "と",
    "の",
    "が",
    "は",
    "を",
    "に",
    "も",
    "で",
    "から",
    "へ",
    "さん",
    "さま",
    "ほか",
    "みな",
    "たち",
    "ら",
    "より",
    "まで",
    "だ",
    "です",
)


_CLOSERS = (
    "です",
    "から",
    "より",
    "など",
    "さん",
    "さま",
    "ほか",
    "では",
    "には",
    "とは",
    "まで",
    "が",
    "は",
    "を",
    "に",
    "で",
    "と",
    "も",
    "へ",
    "の",
    "や",
)


# Particles at the end of a run, behind which something else begins.
_PARTICLES_LAST = re.compile(r"(?P<honour>さん|さま)?(?:から|より|へ|と|で|に|が|は|を|も|の)(?:の|も|は|が)?$")
_LAND = re.compile("[ぁ-ん]{1,3}のくに")
_NO_NAMES = (
    "ととも", "との", "とは", "とも", "なら", "それぞれ", "ごと", "ぐるみ", "まわり", "どうし", "みんな", "ひとり",
    "ふたり", "いっぱい", "そろって", "ばかり", "ふくめ", "あわせ", "あるい", "ならび", "および", "いずれ", "ひいて",
    "そして", "そのほか", "これ", "それ", "いわゆる", "まるごと", "あいだ",
)  # fmt: skip
_LONG_OPENERS = ("の", *(opener for opener in _OPENERS if len(opener) > 1))
_UNNAMED = ("individual", "professional", "school", "neighbourhood-association", "welfare-commissioner", "municipality")


def form_ends(masked: str, i: int) -> bool:
    """Tell whether a legal form stands directly before ``i``."""
    forms = lexicon_in_use().forms
    if masked[max(0, i - 2) : i] in ("JA", "JF"):
        return True
    return FORM_FIRST <= masked[i - 1 : i] <= FORM_LAST or any(
        masked[i - n : i] in forms for n in range(4, 12) if i >= n
    )


def form_closes(masked: str, i: int) -> bool:
    """Tell whether the legal form before ``i`` stands behind its name, so that と is a particle (…木工㈱ + と)."""
    if FORM_FIRST <= masked[i - 1 : i] <= FORM_LAST:
        at = i - 1
        while at > 0 and FORM_FIRST <= masked[at - 1] <= FORM_LAST:
            at -= 1
    else:
        at = next((i - n for n in range(11, 3, -1) if i >= n and masked[i - n : i] in lexicon_in_use().forms), 0)
    return at > 1 and ("\u3400" <= masked[at - 1] <= "\u9fff" or "ァ" <= masked[at - 1] <= "ー")


def sounds(run: str) -> bool:
    """Tell whether what looks like a particle behind a legal form can be the beginning of the name."""
    first, *rest = kana.cut(run, after_kanji=True, at_start=False)
    if first.kind != kana.PARTICLE:
        return True
    return (
        len(first.text) == 1
        and bool(rest)
        and (rest[0].kind == kana.UNKNOWN or (rest[0].kind == kana.FUNCTION and len(rest[0].text) < 3))
    )


def form_opens(run: str) -> bool:
    """Tell whether a run of hiragana directly behind a legal form begins a name."""
    if len(run) > 3:
        return sounds(run)
    return len(run) > 1 and not run.startswith(_OPENERS)


def behind_form(pieces: tuple[kana.Token, ...]) -> tuple[kana.Token, ...]:
    """Return the pieces of a name behind a legal form that was cut into short words (し + が), joined."""
    at = 0
    while at < len(pieces) and pieces[at].kind in (kana.FUNCTION, kana.PARTICLE):
        if pieces[at].kind == kana.PARTICLE and pieces[at].start > 1:
            break
        at += 1
    if at < 2 or pieces[0].kind != kana.FUNCTION:
        return pieces
    name = "".join(piece.text for piece in pieces[:at])
    return (kana.Token(0, len(name), kana.UNKNOWN, name), *pieces[at:])


def behind_place(masked: str, i: int, stop: int, start: int, end: int) -> bool:
    """Tell whether a run of hiragana stands between the name of a place and kanji, and is no particle: a name goes on."""
    if stop >= end or not "\u3400" <= masked[stop] <= "\u9fff" or stop - i < 2:
        return False
    if masked.startswith(("さん", "さま", "など", "ほか", "たち"), i):
        return False
    at = i
    while at > start and "\u3400" <= masked[at - 1] <= "\u9fff" and i - at < 5:
        at -= 1
    return masked[at:i] in gazetteer().stems


def _kanji_end(masked: str, at: int, end: int) -> int:
    """Return where the kanji from ``at`` on end, six at most; a conjunction (及び, 並びに) is none of them."""
    last = at
    while last < end and "\u3400" <= masked[last] <= "\u9fff" and masked[last] not in "及並又若" and last - at < 6:
        last += 1
    return last


def like_a_particle(masked: str, i: int, stop: int, start: int, end: int) -> bool:
    """Tell whether the last sound of a name only looks like a particle, before the word for its kind.

    Behind a legal form: NPO法人 + くりのみ + 工房; between kanji and a nursery or school: 大倉山 + こばと + 保育園.
    """
    if not 2 < stop - i < 7 or stop >= end or masked[stop - 1] not in "のみともや" or masked[stop] <= "\u3400":
        return False
    last = _kanji_end(masked, stop, end)
    head = lexicon_in_use().head_ending(masked, last, stop)
    if head is None or head.strength == "stop" or len(head.word) != last - stop:
        return False
    first = kana.cut(masked[i:stop], after_kanji=False, at_start=True)[0]
    if first.kind != kana.UNKNOWN:
        return False
    if form_ends(masked, i):
        return head.strength == "named" and masked[stop - 1] in "みも"
    return head.kind in ("nursery", "school") and "\u3400" <= masked[i - 1] <= "\u9fff" and masked[stop - 1] in "ともみ"


def whole_name(masked: str, i: int, stop: int, end: int) -> bool:
    """Tell whether a short run of hiragana behind a legal form, to the end of its item, is the name: NPO法人 + えみな."""
    run = masked[i:stop]
    someone = stop < end and PEOPLE.match(masked, stop, end) is not None and not form_closes(masked, i)
    at_edge = stop >= end or masked[stop] in _EDGES or someone
    return (
        at_edge
        and 1 < len(run) < 9
        and form_ends(masked, i)
        and not run.startswith(_OPENERS)
        and (someone or not run.endswith(_CLOSERS))
    )


def inside_formed(masked: str, i: int, stop: int, start: int, end: int) -> bool:
    """Tell whether a short run of hiragana without a particle goes on a name behind its legal form: 有限会社檜山 + ねぎ + 農園."""
    at = i
    while at > start and "\u3400" <= masked[at - 1] <= "\u9fff" and i - at < 16:
        at -= 1
    form = next((n for n in range(2, i - at) if form_ends(masked, at + n)), 0)
    if not form or i - at - form > 4 or not 1 < stop - i < 5 or stop >= end or not "\u3400" <= masked[stop] <= "\u9fff":
        return False
    if (
        masked[stop - 1] == "の"
        and masked[stop] in "家里森杜郷丘庭木"
        and not "ァ" <= masked[stop + 1 : min(stop + 2, end)] <= "\u9fff"
    ):
        return True
    if any(piece.kind == kana.PARTICLE for piece in kana.cut(masked[i:stop], after_kanji=True, at_start=False)):
        return False
    last = _kanji_end(masked, stop, end)
    head = lexicon_in_use().head_ending(masked, last, stop)
    return head is not None and head.strength != "stop"


def land_of(masked: str, i: int, stop: int, end: int) -> bool:
    """Tell whether hiragana with の inside begins the name of a bank or a hospital: きのくに + 信用金庫."""
    if not _LAND.fullmatch(masked, i, stop) or stop >= end:
        return False
    last = _kanji_end(masked, stop, end)
    head = lexicon_in_use().head_ending(masked, last, stop)
    return head is not None and head.strength == "strong" and len(head.word) == last - stop > 1


def opens_name(pieces: tuple[kana.Token, ...], masked: str, stop: int, end: int) -> bool:
    """Tell whether a run of hiragana at the beginning of an item goes on in kanji as a name: ことほぎ + 薬局."""
    if stop >= end or not ("\u3400" <= masked[stop] <= "\u9fff" or "ァ" <= masked[stop] <= "ヺ"):
        return False
    kinds = {piece.kind for piece in pieces}
    return (
        (kana.UNKNOWN in kinds or (stop < end and "ァ" <= masked[stop] <= "ヺ"))
        and kana.PARTICLE not in kinds
        and not pieces[-1].text.endswith(("する", "した", "れた", "っている"))
    )


def name_end(masked: str, i: int, stop: int, start: int, end: int) -> int:
    """Return where a name in hiragana ends, behind its kind or legal form and before the particles that end the run.

    デイサービスセンター + かたくり + への, NPO法人 + みくまのわ + との. ``i`` where there is none.
    """
    closing = _PARTICLES_LAST.search(masked, i, stop)
    split = closing.start() if closing else i
    whole = kana.cut(masked[i:stop], after_kanji=False, at_start=True)
    if len(whole) == 1 and whole[0].kind == kana.NOUN:
        return i
    if stop - split == 1 and stop < end and form_ends(masked, i):
        behind = lexicon_in_use().head_ending(masked, _kanji_end(masked, stop, end), stop)
        if behind is not None and behind.strength != "stop":
            return i  # the name may go on to the word for its kind
    front_form = form_ends(masked, i) and not form_closes(masked, i) and form_opens(masked[i:stop])
    openers = _LONG_OPENERS if front_form or (closing and closing["honour"]) else _OPENERS  # さん vouches for やまさき
    if not 2 < split - i < 9 or masked.startswith((*openers, *_NO_NAMES), i):
        return i
    head = lexicon_in_use().head_ending(masked, i, start)
    of_kind = head is not None and head.strength == "strong" and len(head.word) > 2 and head.kind not in _UNNAMED
    if not of_kind and not form_ends(masked, i):
        return i
    pieces = kana.cut(masked[i:split], after_kanji=False, at_start=True)
    place = len(pieces) == 1 and pieces[0].text in gazetteer().kana
    if (
        pieces[-1].text in ("に", "を", "が")
        and len(pieces) == 2
        and closing
        and closing[0].startswith(("から", "より"))
    ):
        pieces = pieces[:1]  # no particle of case stands before から
    vouched = bool(closing and closing["honour"]) and {piece.kind for piece in pieces} <= {kana.UNKNOWN, kana.NOUN}
    of = of_kind and [piece.text for piece in pieces[1:-1]] == ["の"]  # フードバンク + ふじのくに
    plain = {piece.kind for piece in (pieces[0], pieces[-1])} == {kana.UNKNOWN} and (of or len(pieces) == 1)
    opened = front_form and pieces[0].kind == kana.UNKNOWN
    return split if place or plain or vouched or opened else i


_LAST = "苑園荘寮輪会館"


def goes_on(masked: str, i: int, stop: int, start: int, end: int) -> bool:
    """Tell whether hiragana between a kind of body and the last character of a name is of it: 老人ホーム + にがた + 苑."""
    if stop - i < 2 or stop >= end or masked[stop] not in _LAST or (stop + 1 < end and masked[stop + 1] not in _EDGES):
        return False
    head = lexicon_in_use().head_ending(masked, i, start)
    if head is None or head.strength != "strong" or len(head.word) < 4:
        return False
    pieces = kana.cut(masked[i:stop], after_kanji=False, at_start=True)
    return any(piece.kind == kana.UNKNOWN and piece.end - piece.start > 1 for piece in pieces)


def named_behind(masked: str, i: int, stop: int, start: int, end: int) -> bool:
    """Tell whether a run of hiragana is the name of the kind of body before it: 訪問看護ステーション + すずかぜ."""
    if stop - i < 3 or (stop < end and masked[stop] not in _EDGES and not masked.startswith(("様", "殿"), stop)):
        return False
    head = lexicon_in_use().head_ending(masked, i, start)
    if head is None or head.strength != "strong" or len(head.word) < 3:
        return False
    pieces = kana.cut(masked[i:stop], after_kanji=False, at_start=True)
    goes_on = pieces[-1].kind == kana.FUNCTION or any(piece.text in ("が", "は", "を", "も") for piece in pieces)
    first = pieces[0].kind in (kana.UNKNOWN, kana.NOUN) or (
        pieces[0].kind == kana.FUNCTION
        and len(pieces[0].text) > 1
        and len(pieces) > 1
        and pieces[1].kind == kana.UNKNOWN
    )
    if masked[i:stop].startswith(_OPENERS):
        _, *rest = kana.cut(masked[i:stop], after_kanji=False, at_start=False)
        return any(piece.kind == kana.UNKNOWN and piece.end - piece.start > 1 for piece in rest) and len(rest) == 1
    return first and not goes_on
