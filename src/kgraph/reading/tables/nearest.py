"""Words that are no choice of a scheme: the one choice that they begin, or those that are near to them."""

from __future__ import annotations

import difflib
import functools

from kgraph import vocab
from kgraph.errors import Text
from kgraph.text import key

_SHORTEST = 3  # characters of words that are taken for the beginning of a choice
_SHOWN = 3
_ALL = 15  # a scheme with no more choices than these is listed whole


@functools.cache
def _words(scheme: str) -> tuple[tuple[str, str, str], ...]:
    """Return the labels and variants of the choices: as compared, the notation, the label."""
    leaves = vocab.scheme(scheme).leaves
    return tuple((key(words), c.notation, c.ja) for c in leaves for words in (c.ja, *c.alt))


def begun(scheme: str, words: str) -> str:
    """Return the notation of the only choice that begins with ``words``; empty where none or several do.

    >>> begun("targets", "ひきこもり"), begun("targets", "こ")
    ('hikikomori', '')
    """
    wanted = key(words)
    if len(wanted) < _SHORTEST:
        return ""
    found = {notation for label, notation, _ in _words(scheme) if label.startswith(wanted)}
    return found.pop() if len(found) == 1 else ""


def near(scheme: str, words: str) -> tuple[str, ...]:
    """Return the labels of the choices that are near to ``words``: one within the other, then alike in spelling.

    >>> near("kinds", "NPO")
    ('市民活動団体・NPO',)
    """
    wanted = key(words)
    labels = {label: ja for label, _, ja in _words(scheme)}
    inside = [
        label for label in labels if len(wanted) > 1 and (wanted in label or (len(label) > 1 and label in wanted))
    ]
    close = difflib.get_close_matches(wanted, labels, n=_SHOWN, cutoff=0.4)
    return tuple(dict.fromkeys(labels[label] for label in (*inside, *close)))[:_SHOWN]


def advice(scheme: str, words: str) -> tuple[Text | None, Text | None]:
    """Return what is expected and what to do in place of ``words``: all choices where they are few, else the near ones."""
    labels = [concept.ja for concept in vocab.scheme(scheme).leaves]
    if len(labels) <= _ALL:
        listed = "、".join(labels)
        return Text(f"選択肢の語（{listed}）", f"one of the choices ({listed})"), None
    found = near(scheme, words)
    if not found:
        todo = Text(
            "調査票の「選択肢」のシートから選んでください", "choose from the sheet 選択肢 of the form (kgraph template)"
        )
        return None, todo
    told = "、".join(f"「{label}」" for label in found)
    return (
        Text(f"選択肢にある語（近い語: {told}）", f"one of the choices (near: {told})"),
        Text(
            f"{told}{'のどれか' if len(found) > 1 else 'のこと'}なら、その語に直してください",
            f"write {told} if that is what is meant",
        ),
    )
