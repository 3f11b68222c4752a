"""What goes wrong with files: mutations of bytes and of lines, each by a dice that a seed sets; for tests only."""

from __future__ import annotations

import random
from collections.abc import Callable

Dice = random.Random

NESTED = "（" * 300 + "「『【" * 80 + "自治会" + "】』」" * 80 + "）" * 300
CELLS = ("\t", "：", "、", "・", " ")


def flip_bytes(data: bytes, dice: Dice) -> bytes:
    """Change some bytes, anywhere."""
    spoilt = bytearray(data)
    for _ in range(dice.randrange(1, 30)):
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def cut_bytes(data: bytes, dice: Dice) -> bytes:
    """Cut the file off, or a piece out of it, in the middle of characters."""
    a, b = sorted((dice.randrange(len(data)), dice.randrange(len(data))))
    return data[:b] if dice.random() < 0.5 else data[:a] + data[a + min(b - a, 400) :]


def other_encoding(data: bytes, dice: Dice) -> bytes:
    """Go on in another encoding from somewhere on, for some bytes."""
    at = dice.randrange(len(data))
    piece = data[at : at + dice.randrange(3, 60)].decode("utf-8", "replace")
    return data[:at] + piece.encode(dice.choice(("cp932", "utf-16-le", "euc-jp")), "replace") + data[at + 60 :]


def zero_bytes(data: bytes, dice: Dice) -> bytes:
    """Put NULs in."""
    at = dice.randrange(len(data))
    return data[:at] + b"\0" * dice.randrange(1, 9) + data[at:]


def mixed_line_ends(data: bytes, dice: Dice) -> bytes:
    """End lines by LF, CRLF and CR in turns."""
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    return b"".join(line + dice.choice((b"\n", b"\r\n", b"\r")) for line in lines)


def cut_lines(text: str, dice: Dice) -> str:
    """Take some lines out, or cut them off."""
    lines = text.split("\n")
    for _ in range(dice.randrange(1, 12)):
        at = dice.randrange(len(lines))
        lines[at] = lines[at][: dice.randrange(len(lines[at]) + 1)] if dice.random() < 0.5 else ""
    return "\n".join(lines)


def repeat_lines(text: str, dice: Dice) -> str:
    """Repeat a run of lines."""
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    run = lines[at : at + dice.randrange(1, 40)]
    return "\n".join(lines[:at] + run * dice.randrange(2, 4) + lines[at:])


def shuffle_lines(text: str, dice: Dice) -> str:
    """Put a run of lines into another order."""
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    run = lines[at : at + 12]
    dice.shuffle(run)
    return "\n".join(lines[:at] + run + lines[at + 12 :])


def shift_cells(text: str, dice: Dice) -> str:
    """Move cells of some lines: a cell more, a cell less, cells in another order."""
    lines = text.split("\n")
    for at in dice.sample(range(len(lines)), min(len(lines), 12)):
        cells = lines[at].split("\t")
        how = dice.randrange(4)
        if how == 0:
            cells.insert(dice.randrange(len(cells) + 1), "")
        elif how == 1:
            del cells[dice.randrange(len(cells))]
        elif how == 2:
            cells = cells[1:] + cells[:1]
        else:
            cells = [dice.choice(CELLS).join(cells)]
        lines[at] = "\t".join(cells)
    return "\n".join(lines)


def nest_brackets(text: str, dice: Dice) -> str:
    """Put brackets in brackets, and open ones that nothing closes."""
    at = dice.randrange(len(text))
    return text[:at] + dice.choice((NESTED, "（" * 2000, "「" * 500, "）" * 500, "<p>" * 300)) + text[at:]


def huge_line(text: str, dice: Dice) -> str:
    """Put a line of about a megabyte in."""
    at = text.find("\n", dice.randrange(len(text)))
    piece = dice.choice(("自治会", "あ", "、", "☆\t", "団体名：会", "a", "株式会社Ａ"))
    return text[:at] + piece * (350_000 // len(piece)) + text[at:]


def odd_characters(text: str, dice: Dice) -> str:
    """Put control characters, lone surrogates as they are escaped, marks and directions in."""
    out = list(text)
    for _ in range(dice.randrange(1, 20)):
        odd = (
            "\\ud83d",
            "\x00",
            "\x1b[2J",
            "\u202e",
            "\u0301" * 40,
            "\ufeff",
            "\u2028",
            "\f",
            "\v",
            "\U000e0001",
            "㍿",
        )
        out.insert(dice.randrange(len(out)), dice.choice(odd))
    return "".join(out)


BYTES: dict[str, Callable[[bytes, Dice], bytes]] = {
    f.__name__: f for f in (flip_bytes, cut_bytes, other_encoding, zero_bytes, mixed_line_ends)
}
LINES: dict[str, Callable[[str, Dice], str]] = {
    f.__name__: f
    for f in (cut_lines, repeat_lines, shuffle_lines, shift_cells, nest_brackets, huge_line, odd_characters)
}
