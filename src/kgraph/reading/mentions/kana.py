"""Runs of hiragana cut into particles, function words, known nouns and what is left: the part of a name.

A small search for the cheapest cut (Viterbi over at most 12 characters a step), so linear in the length of a run. It
stands where a morphological analyser may be put: ``cut`` is all that the other modules ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.kinds import kept_by_lexicon, lexicon_in_use
from kgraph.reading.mentions.gazetteer import gazetteer

PARTICLE, FUNCTION, NOUN, UNKNOWN = "particle", "function", "noun", "unknown"

_COST = {PARTICLE: 1.0, FUNCTION: 1.5, NOUN: 1.2}
_LONGEST = 12
_HARDLY_FIRST = "るれろ"
_NEVER_FIRST = "んっゃゅょぁぃぅぇぉ"  # no word begins so: what is cut before one of these is cut wrongly


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a run, with its place in the run."""

    start: int
    end: int
    kind: str
    text: str


def is_hiragana(char: str) -> bool:
    """Tell whether ``char`` is hiragana (the sign for long vowels is not: it belongs to katakana)."""
    return "ぁ" <= char <= "ゖ" or char in "ゝゞ"


@kept_by_lexicon(8)
def _nouns() -> frozenset[str]:
    lexicon = lexicon_in_use()
    words = {word for word in lexicon.kana if all(map(is_hiragana, word))}
    words |= {word for word in (*lexicon.topics, *lexicon.heads) if len(word) > 2 and all(map(is_hiragana, word))}
    return frozenset(words | gazetteer().kana)


@kept_by_lexicon(65536)
def cut(run: str, *, after_kanji: bool, at_start: bool) -> tuple[Token, ...]:
    """Return the cheapest cut of a run of hiragana.

    ``after_kanji`` says that a kanji stands before the run (its first characters may be the ending of a verb);
    ``at_start`` that nothing stands before it (no particle can begin there).
    """
    n = len(run)
    best: list[tuple[float, int, str]] = [(0.0, 0, "")] + [(float("inf"), 0, "")] * n
    nouns = _nouns()
    for i in range(n):
        base, _, last = best[i]
        for j in range(i + 1, min(n, i + _LONGEST) + 1):
            word = run[i:j]
            kind, cost = _judge(word, i, nouns, after_kanji, at_start, last)
            if base + cost < best[j][0]:
                best[j] = (base + cost, i, kind)
    tokens: list[Token] = []
    at = n
    while at:
        _, start, kind = best[at]
        tokens.append(Token(start, at, kind, run[start:at]))
        at = start
    return _joined(reversed(tokens))


def _joined(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Put a short function word back onto the unknown word before it: without a particle between it belongs there."""
    out: list[Token] = []
    for token in tokens:
        last = out[-1] if out else None
        short = (
            token.kind == FUNCTION
            and len(token.text) <= 2
            and token.text not in ("さん", "さま", "です", "ます", "など", "ほか")
        )
        if last is not None and last.kind == UNKNOWN and (short or token.kind == UNKNOWN):
            out[-1] = Token(last.start, token.end, UNKNOWN, last.text + token.text)
        else:
            out.append(token)
    return tuple(out)


def _judge(
    word: str, at: int, nouns: frozenset[str], after_kanji: bool, at_start: bool, last: str
) -> tuple[str, float]:
    if word in nouns:
        return NOUN, _COST[NOUN]
    if word[0] in _NEVER_FIRST and not (at == 0 and after_kanji):
        return UNKNOWN, 8.0 + 1.1 * len(word)
    lexicon = lexicon_in_use()
    if word in lexicon.particles and not (at == 0 and at_start):
        stacked = len(word) == 1 and last == PARTICLE  # those that do stand together are words of the table
        return PARTICLE, _COST[PARTICLE] + (1.5 if stacked else 0) + {"も": 0.5, "か": 1.0, "ば": 1.5}.get(word, 0)
    if word in lexicon.functions:
        if word in "おご":
            return FUNCTION, _COST[FUNCTION]
        if len(word) == 1 and not (at == 0 and after_kanji) and last != FUNCTION:
            return UNKNOWN, 3.2
        if len(word) == 1 and at > 0:
            return FUNCTION, 1.9
        return FUNCTION, _COST[FUNCTION]
    torn = 3.0 if last == NOUN and word[0] in _HARDLY_FIRST else 0.0  # すまい + る of すまいる
    torn = 3.0 if at > 0 and word[0] in "ずづぢ" else torn  # とか + ずさ of かずさ
    return UNKNOWN, 2.0 + 1.1 * len(word) + torn
