import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import InputError
from kgraph.files import LOST, decode, read_text, write_atomic


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_same_text_comes_out_of_every_encoding_and_line_end(encoding, end):
    written = "団体名：くじら\n取組地域：愛媛県\n"
    decoded = decode(written.replace("\n", end).encode(encoding), "f.txt")
    assert decoded.text == written
    assert decoded.sha256 == decode(written.encode(), "g.txt").sha256


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b" \r\n\t", "empty-file"),
        (b"PK\x03\x04\x00\x00", "binary-file"),
        (b"ok\n\xff\xff", "undecodable-byte"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data, code):
    with pytest.raises(InputError) as error:
        decode(data, "f.txt")
    assert error.value.problems[0].code == code
    assert error.value.problems[0].file == "f.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_a_broken_byte_is_told_with_its_line_and_the_rest_is_read(encoding):
    lines = ["一行目の文章です。" * 10, "二行目の文章です。" * 10, "三行目の文章です。" * 10]
    data = lines[0].encode(encoding) + b"\n" + lines[1].encode(encoding) + b"\xff\n" + lines[2].encode(encoding)
    decoded = decode(data, "f.txt")
    assert decoded.encoding.removesuffix("-sig") == encoding
    assert decoded.text.split("\n") == [lines[0], lines[1] + LOST, lines[2]]
    assert [(p.code, p.line) for p in decoded.problems] == [("undecodable-byte", 2)]


@given(st.text(alphabet="孤独対策の団体。", min_size=200, max_size=300), st.data())
def test_a_flipped_byte_of_utf8_never_turns_the_text_into_another_encoding(text, data):
    raw = bytearray(text.encode())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= 0x40
    decoded = decode(bytes(raw), "f.txt")
    assert decoded.encoding == "utf-8-sig"
    assert sum(a != b for a, b in zip(decoded.text, text, strict=False)) >= 1


def test_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError) as error:
        read_text(tmp_path / "none.txt")
    assert error.value.problems[0].code == "unreadable-file"


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    target = tmp_path / "a.txt"
    write_atomic(target, "old")

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_atomic(target, "new")
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
