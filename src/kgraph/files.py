"""Reading text of unknown encoding, and writing files so that a killed process leaves the old ones whole."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kgraph.errors import InputError, Problem, Text, error_in_words

ENCODINGS = ("utf-8-sig", "cp932")
LOST = "\ufffd"
"""What stands in a decoded text for a byte that was no character."""

_MOST_LOST = 0.05  # more than that share of lost characters: the encoding is another one
_NOT_CP932 = dict.fromkeys(map(ord, "\x80\xa0\uf8f0\uf8f1\uf8f2\uf8f3"), LOST)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text (BOM removed, line ends as LF), the encoding it was in, and the bytes that no character took.

    Each of those stands in the text as U+FFFD, and ``problems`` tells its line.
    """

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()

    @property
    def sha256(self) -> str:
        """The digest of the text as UTF-8: the same for every encoding and line end of the same text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def read_text(path: Path) -> Decoded:
    """Read and decode a text file; see ``decode``. Raises InputError when it is missing, empty or binary."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(unreadable(path.name, error)) from error
    return decode(data, path.name)


def decode(data: bytes, name: str) -> Decoded:
    """Decode bytes as UTF-8 (with or without BOM), UTF-16 with BOM, or CP932.

    A text with single broken bytes is decoded in the encoding that takes nearly all of it; each broken byte is a
    problem with its line; a text is never taken for CP932 because of one broken byte of UTF-8.
    Raises InputError for an empty file, for binary data, and where neither encoding takes nearly all of the text.
    """
    if not data.strip():
        raise InputError(_empty(name))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        with contextlib.suppress(UnicodeDecodeError):
            return Decoded(_line_feeds(data.decode("utf-16")), "utf-16")
    if b"\0" in data:
        raise InputError(_binary(name))
    tried = [(_decode_lenient(data, encoding), encoding) for encoding in ENCODINGS[:1]]
    if tried[0][0].count(LOST):
        tried.append((_decode_lenient(data, ENCODINGS[1]), ENCODINGS[1]))
    text, encoding = min(tried, key=lambda pair: pair[0].count(LOST))
    text = _line_feeds(text)
    lost = text.count(LOST)
    if lost > _MOST_LOST * len(text):
        raise InputError(_undecodable(name, text.count("\n", 0, text.index(LOST)) + 1))
    problems = tuple(
        _undecodable(name, number) for number, line in enumerate(text.split("\n"), 1) if lost and LOST in line
    )
    return Decoded(text, encoding, problems)


def _decode_lenient(data: bytes, encoding: str) -> str:
    """Decode, with U+FFFD for each byte that is no character of the encoding.

    Python's CP932 gives 0x80 a control character and 0xA0, 0xFD to 0xFF private ones: none is a character of CP932.
    """
    text = data.decode(encoding, "replace")
    return text.translate(_NOT_CP932) if encoding == "cp932" else text


def _line_feeds(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def unreadable(name: str, error: OSError) -> Problem:
    """Return the problem of a file that the system does not give: what is wrong with it, and what to do."""
    other = error_in_words(error), Text("パスと権限を確かめてください", "check the path and its permissions")
    counted, todo = next((said for kind, said in _UNREADABLE.items() if isinstance(error, kind)), other)
    expected = Text("読み取れるファイル", "a file that can be read")
    return Problem(code="unreadable-file", file=name, counted=counted, expected=expected, todo=todo)


_UNREADABLE: dict[type[OSError], tuple[Text, Text]] = {
    FileNotFoundError: (
        Text("ファイルがありません", "no such file"),
        Text(
            "ファイルの名前と、置いてあるフォルダーを確かめてください",
            "check the name of the file and the folder that it lies in",
        ),
    ),
    IsADirectoryError: (
        Text("フォルダーです", "a folder"),
        Text("フォルダーの中のファイルを指定してください", "name a file in the folder"),
    ),
    PermissionError: (
        Text("読み取る権限がありません", "no permission to read it"),
        Text(
            "ファイルの権限と、別のソフトで開いていないかを確かめてください",
            "check its permissions, and that no other program has it open",
        ),
    ),
}


def _empty(name: str) -> Problem:
    return Problem(
        code="empty-file",
        file=name,
        counted=Text("0文字", "no character"),
        expected=Text("文字の入ったテキスト", "a text with characters in it"),
        todo=Text("中身のあるファイルを指定してください", "name the file that holds the text"),
    )


def _binary(name: str) -> Problem:
    return Problem(
        code="binary-file",
        file=name,
        found="NUL byte",
        expected=Text("テキストファイル (UTF-8 または CP932)", "a text file (UTF-8 or CP932)"),
        todo=Text(
            "Word や Excel の場合はテキストとして保存し直してください",
            "save the document as plain text (from Word or Excel: save as text)",
        ),
    )


def _undecodable(name: str, line: int) -> Problem:
    return Problem(
        code="undecodable-byte",
        file=name,
        line=line,
        found=LOST,
        expected=Text("UTF-8 または CP932 (Shift_JIS) の文字", "a character of UTF-8 or CP932 (Shift_JIS)"),
        todo=Text("その行を直すか、UTF-8 で保存し直してください", "mend that line, or save the file again as UTF-8"),
    )


def write_atomic(path: Path, data: bytes | str) -> None:
    """Write ``data`` (text as UTF-8) aside and move it into place; the old file stands until then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    payload = data.encode("utf-8") if isinstance(data, str) else data
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(payload)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
