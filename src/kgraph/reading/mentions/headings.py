"""Headings: a line of its own that labels the lines below it."""

from __future__ import annotations

import re
from dataclasses import replace

from kgraph.kinds import lexicon_in_use
from kgraph.reading.mentions.bodies import FIRM, read_body
from kgraph.reading.mentions.roles import Label, label_of, role_in
from kgraph.reading.mentions.rows import is_named
from kgraph.reading.mentions.signs import BRACKET_LABEL, BULLET, DECORATION, PROSE, ROLL, SLASH_LABEL, SPOKEN, STORIES


def heading_of(line: str, follower: str) -> Label | None:
    """Return the label that a line of its own makes for the lines below it, or None for a line to be read."""
    if line.count("/") == follower.count("/") == 1 and SLASH_LABEL.match(line) and SLASH_LABEL.match(follower):
        return None  # rows of a class and its members
    if "\t" in line.strip() and follower.count("\t") == line.count("\t"):
        return None  # the head row of a table
    words = DECORATION.sub("", line.strip())
    answer = re.search(r"[ \t]*\(([^()]{0,40})\)[ \t]*$", words)
    if answer is not None and is_named(answer.group(1).strip()):
        return None  # a choice with its answer in the bracket
    words = words[: answer.start() if answer else None].rstrip(":").strip()
    bracketed = BRACKET_LABEL.fullmatch(line)
    if bracketed:
        words = bracketed.group(1)
    words = DECORATION.sub("", words)
    if not words or len(words) > 40 or (not follower.strip() and not bracketed):
        return None
    label = label_of(words)
    if bracketed and words == "その他":
        return Label("heading")
    if label.kind == "skip" and SPOKEN.fullmatch(label.words) and ("。" in follower or label.words in STORIES):
        return Label("heading")
    if label.kind in ("role", "venue", "skip") and not label.rest:
        return label
    if bracketed or line.rstrip().endswith(":"):
        return replace(label, kind=label.kind or "heading")
    if ROLL.fullmatch(words) and _begins_with_one(follower):
        return Label("role", role_in(words), label.words)
    sign, next_sign = BULLET.match(line), BULLET.match(follower)
    if sign and not next_sign and "。" in follower and _matter(line[sign.end() :]):
        return replace(label, kind="heading")
    if (
        label.kind == "group"
        and lexicon_in_use().covers(words)
        and sign
        and sign.group().strip()
        and (not next_sign or next_sign.group().strip() != sign.group().strip())
    ):
        return label
    return (
        label
        if label.kind == "group" and _is_list(follower) and not _is_list(line) and not BULLET.match(line)
        else None
    )


def names_one(words: str, behind: str) -> bool:
    """Tell whether a line is the name of a body, with what it did (no sentence) in the line below."""
    body = read_body(words, 0, len(words)) if "。" not in behind else None
    return body is not None and body.strength in ("strong", "form") and not body.generic


def _begins_with_one(line: str) -> bool:
    """Tell whether a line is an item that begins with a body that is named."""
    sign = BULLET.match(line)
    words = re.split(r"[\t (:]|[.…]{2,}|…", line[sign.end() if sign else 0 :].strip(), maxsplit=2)[:2]
    return "。" not in line and any(names_one(word, "") for word in words)


def _matter(words: str) -> bool:
    """Tell whether a line names a matter (備蓄食品の活用) and no body, so that it is the heading of what follows."""
    if len(words) > 24 or PROSE.search(words) or re.search(r"[、,:()\t ]", words):
        return False
    body = read_body(words, 0, len(words))
    return body is None or (body.strength not in FIRM)


def _is_list(line: str) -> bool:
    return (bool(re.search(r"[、,]", line)) or line.count("・") > 1) and not PROSE.search(line)
