"""Make data/former-places.csv: cities, towns and villages that are no more, and where their seat lies today.

Development only; kgraph reads the table that this leaves. Source, read as a file:
- geoshape-city.csv, 歴史的行政区域データセットβ版地名辞書 (ROIS-DS人文学オープンデータ共同利用センター, CC BY 4.0): which
  municipalities there were since 1920, until when, and the address of the public building that stands at their seat.
  The source distribution of the package pygeonlp carries it (folder base_data); the package itself is not needed.

Kept are the municipalities that ended since codes were given (1970-04-01). Today's municipality is the one in whose
area the seat lies: by the address, else by the name of the building, else by its neighbours of the same county that
ended on the same day. What no rule decides is left out, and counted.

    python scripts/make_former_places.py --geoshape geoshape-city.csv [--out data/former-places.csv]
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from kgraph.files import write_atomic
from kgraph.places import FORMER_HEADER, Places, fold_name

FIRST_DAY = "1970-04-01"  # 自治省が地方公共団体コードを定めた後
# What ended after the addresses were collected (2014); a test meets it with 日本郵便's list of changes.
LATER = (
    ("宮城県", "黒川郡富谷町", "04216", "2016-10-10"),
    ("福岡県", "筑紫郡那珂川町", "40231", "2018-10-01"),
    ("兵庫県", "篠山市", "28221", "2019-05-01"),
    # 浜松市's seven wards became three on 2024-01-01 (天竜区 kept its name).
    ("静岡県", "浜松市中区", "22138", "2024-01-01"),
    ("静岡県", "浜松市東区", "22138", "2024-01-01"),
    ("静岡県", "浜松市西区", "22138", "2024-01-01"),
    ("静岡県", "浜松市南区", "22138", "2024-01-01"),
    ("静岡県", "浜松市北区", "22139", "2024-01-01"),
    ("静岡県", "浜松市浜北区", "22139", "2024-01-01"),
)

# Where the source has no address that names a municipality of today (or, 横芝町, an office that moved), as is generally
# known; those since 2003 agree with 日本郵便's list of changes (a test), the older ones were met with no list. A name
# before ``:`` may lie in another prefecture (山口村).
DECIDED = {
    "青森県": "中泊町:北津軽郡小泊村 東北町:上北郡上北町 七戸町:上北郡天間林村",
    "岩手県": "一関市:東磐井郡藤沢町",
    "茨城県": "つくば市:稲敷郡茎崎村,稲敷郡茎崎町,筑波郡筑波町",
    "栃木県": "宇都宮市:河内郡上河内村 栃木市:上都賀郡西方村,上都賀郡西方町,下都賀郡岩舟町 鹿沼市:上都賀郡粟野町",
    "埼玉県": "川口市:鳩ヶ谷市 深谷市:大里郡豊里村",
    "千葉県": "横芝光町:山武郡横芝町",
    "新潟県": "三条市:南蒲原郡下田村,南蒲原郡栄村,南蒲原郡栄町 柏崎市:刈羽郡北条町",
    "石川県": "志賀町:羽咋郡高浜町,羽咋郡富来町 七尾市:鹿島郡田鶴浜町,鹿島郡中島町,鹿島郡能登島町",
    "福井県": "大野市:大野郡西谷村",
    "山梨県": "身延町:南巨摩郡中富町 南部町:南巨摩郡富沢町",
    "長野県": "上田市:小県郡丸子町,小県郡真田町,小県郡武石村,小県郡川西村 飯田市:下伊那郡鼎町,下伊那郡上郷村,下伊那郡上郷町"
    " 岐阜県中津川市:木曽郡山口村 須坂市:上高井郡東村",
    "岐阜県": "各務原市:羽島郡川島町 揖斐川町:揖斐郡徳山村",
    "静岡県": "富士市:庵原郡富士川町 静岡市:庵原郡由比町"
    " 浜松市:周智郡春野町,磐田郡龍山村,磐田郡佐久間町,磐田郡水窪町,浜名郡可美村",
    "愛知県": "西尾市:幡豆郡一色町,幡豆郡吉良町,幡豆郡幡豆町",
    "三重県": "紀宝町:南牟婁郡鵜殿村",
    "兵庫県": "丹波篠山市:多紀郡篠山町,多紀郡城東町,多紀郡多紀町,多紀郡西紀町,多紀郡丹南町,多紀郡今田町"
    " 西脇市:多可郡黒田庄町 加古川市:印南郡志方町",
    "和歌山県": "橋本市:伊都郡高野口町",
    "島根県": "松江市:八束郡東出雲町 雲南市:飯石郡三刀屋町,飯石郡吉田村,飯石郡掛合町 出雲市:簸川郡斐川町",
    "岡山県": "玉野市:児島郡東児町 倉敷市:都窪郡茶屋町 鏡野町:苫田郡富村,苫田郡奥津町,苫田郡上齋原村 津山市:勝田郡勝北町",
    "徳島県": "美馬市:美馬郡脇町",
    "香川県": "丸亀市:綾歌郡綾歌町,綾歌郡飯山町",
    "愛媛県": "内子町:喜多郡五十崎町",
    "高知県": "高知市:長岡郡大津村,長岡郡介良村,土佐郡鏡村,土佐郡土佐山村,吾川郡春野町",
    "福岡県": "宗像市:宗像郡玄海町",
    "佐賀県": "白石町:杵島郡福富町,杵島郡有明町",
    "長崎県": "対馬市:下県郡豊玉村",
    "鹿児島県": "長島町:出水郡東町",
    "沖縄県": "沖縄市:中頭郡美里村",
}


def main() -> int:
    """Write the table; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geoshape", type=Path, required=True)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).resolve().parent.parent / "data" / "former-places.csv"
    )
    args = parser.parse_args()
    with args.geoshape.open(encoding="utf-8", newline="") as file:
        rows, open_ends = make(csv.DictReader(file), Places.load())
    write_atomic(args.out, to_csv(rows))
    sys.stdout.write(f"{len(rows)} former places; left out, for want of an address: {len(open_ends)}\n")
    return 0


def make(records: Iterable[dict[str, str]], places: Places) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return the rows (prefecture, name with county, code of today, until), sorted, and the names left without."""
    prefectures = {place.name: place.code for place in places.prefectures()}
    present = {fold_name(place.full_name) for place in places}
    ended: dict[tuple[str, str], tuple[str, str]] = {}
    siblings: dict[tuple[str, str, str], set[str]] = {}
    for record in records:
        prefecture = record["prefname"].partition("/")[0]
        full = record["address"].partition("/")[0]
        until, name = record["valid_to"], full.removeprefix(prefecture)
        if until < FIRST_DAY or prefecture not in prefectures or fold_name(full) in present:
            continue
        code = _today(record["source"], prefecture, places)
        county = record["countyname"].partition("/")[0]
        if code:
            siblings.setdefault((prefecture, county, until), set()).add(code)
        known = ended.get((prefecture, name), ("", ""))
        ended[(prefecture, name)] = max(known, (until, code or f"?{county}"))
    decided = _decided(places)
    rows, left = set(), []
    for (prefecture, name), (until, found) in ended.items():
        around = siblings.get((prefecture, found[1:], until), set()) if found.startswith("?") else {found}
        code = decided.get((prefecture, name), "")
        code = code or (next(iter(around)) if len(around) == 1 else _renamed(prefecture, name, places))
        if code:
            rows.add((prefectures[prefecture], name, code, until))
        else:
            left.append(f"{prefecture}{name}")
    mine = {(row[0], row[1]) for row in rows}
    rows |= {(prefectures[p], *rest) for p, *rest in LATER if (prefectures[p], rest[0]) not in mine}
    return sorted(rows), left


def _decided(places: Places) -> dict[tuple[str, str], str]:
    """Return code by prefecture and name of the table DECIDED."""
    found = {}
    for prefecture, groups in DECIDED.items():
        for group in groups.split():
            target, _, names = group.partition(":")
            code = places.find(target if "県" in target else prefecture + target).code
            found.update({(prefecture, name): code for name in names.split(",")})
    return found


def _today(source: str, prefecture: str, places: Places) -> str:
    """Return the code of the municipality whose name begins the address of the seat, or the name of its building."""
    _, building, address, *_ = [*source.split("/"), "", ""]
    for words in (address, building):
        match = places.longest_prefix(prefecture + words)
        if match is not None and len(match.codes) == 1 and match.end > len(prefecture):
            place = places.get(match.codes[0])
            return place.municipality
    return ""


def _renamed(prefecture: str, name: str, places: Places) -> str:
    """Return the code of the one municipality of today that has the same name at another level (滝沢村: 滝沢市)."""
    bare = name.rpartition("郡")[2]
    same = [p for p in places.municipalities(prefecture) if fold_name(p.stem) == fold_name(bare[:-1])]
    return same[0].code if len(same) == 1 else ""


def to_csv(rows: list[tuple[str, ...]]) -> str:
    """Return the rows as CSV with LF line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FORMER_HEADER)
    writer.writerows(rows)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
