"""Whether words are the name of a natural person, told from how Japanese names are made: the one place that tells it.

Surnames and given names lie in data/lexicon (surnames.csv, given-names.csv; see its README). What is asked is whether
a name would be a person's, not whether one is: 渡部 イネ is held back though a shop may be called so. A surname alone
tells nothing (many bodies begin with one), a word of trade behind it tells a body (石田製菓, 星野 リゾート).
"""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass

from kgraph.kinds import default_lexicon
from kgraph.places import Places
from kgraph.resources import folder
from kgraph.text import fold_text

_BETWEEN = re.compile(
    r"[、,;／/・\n\v]|(?<=[\u3400-\u9fff々ァ-ヺ])(?:及び|および|並びに|ならびに|と)(?=[\u3400-\u9fff々])"
)
_BRACKET = re.compile(r"\([^()]*\)$|\[[^\[\]]*\]$")
_HONOUR = re.compile(r"(?:さん|さま|様|氏|先生|くん|君|ちゃん|殿|博士|医師|女史)(?:方|たち|ら|ほか|他|など|等)?$")
_OFFICE = re.compile(
    r"(?:代表(?:者|理事|取締役|社員)?|副?会長|副?理事長|理事|監事|幹事|世話人|世話役|委員長?|民生委員(?:・?児童委員)?|主任児童委員|"
    r"事務局長?|局長|所長|校長|園長|館長|院長|施設長|支部長|区長|組長|班長|社長|店長|店主|塾長|座長|主宰|主催者?|講師|"
    r"先生|教授|准教授|顧問|担当者?|責任者|指導者?|ボランティア|住民|個人|会員|さん|氏名|名前)$"
)
_KANJI = "\u3400-\u9fff々"
# A given name in kana, with or without a kanji that ends it: 2-4 kana, of which the first begins no particle or ending.
_KANA = re.compile(r"[ァ-ヺ]{2,4}|[ぁ-ゖ]{2,4}")
_KANA_KANJI = re.compile(r"(?:[ァ-ヺ]{1,3}|[ぁ-ゖ]{1,3})[子江代美枝恵世乃香奈穂夫男雄彦郎]")
_NO_BEGINNING = re.compile(
    r"[がでをにんっゃゅょぁぃぅぇぉ]|の(?![ぞぶりあえ])|さん|ちゃん|くん|さま|から|まで|とも?(?:に|$)|はい|へ"
)
_FOREIGN = re.compile(r"[ぁぃぅぇぉっヴーぱぴぷぺぽ]|[しちじ]ぇ")  # no sound of a given name as such names were written
_LONGEST = 40  # a name stands at the end; what is further before it tells nothing
_READING = re.compile(r"[ァ-ヺぁ-ゖ]{2,6}")
# Characters of given names (人名用漢字 and 常用漢字 that names are made of), and those that names of trades hold.
_OF_GIVEN = frozenset(
    "一二三四五六七八九十千万智敦篤徹毅誉廉恕聡昂晟煌瑶璋珠珍環瑳碧磨絢綺縁羊肇胤脩臣舜芙芹茅茉菫萩葛蒔蓉蔦薫藤蘭虹蝶衿袈裟襄訓詢誉諄謙譲赳輔迪逸遊邑郁鏡陣陽雫雰霞靖靭韻頌頼顕颯飛馨騎魁鯉鳳鴻鷹麟黎黛太大小平正和昭明治文武勇健康英雄男夫彦郎朗助介輔佑祐右左之乃也哉矢弥耶子江恵枝代世美実未"
    "花華香佳加嘉可果夏奈那菜南波音乙百桃桜梅松竹菊蘭葵茜杏楓椿葉蓮莉里理梨利律立良亮涼凌諒遼龍竜隆琉瑠留流璃玲怜鈴麗礼"
    "令愛藍逢晶章彰昌将翔祥勝渉尚昇笑生勢清静聖誠成星晴斉仁人信真慎晋進伸紳新心優裕悠有友佑由結唯雪幸行孝考高貴隆敬啓圭慶桂景"
    "恒光宏浩弘広洋博寛裕泰康靖安保泰典憲則徳紀規基喜希季樹己貢公孔邦国久尚寿俊春峻駿淳純順潤準直忠正匡雅政征将士司志史至詩"
    "紫四次二治滋慈茂繁重成栄永泳衛悦円延媛猿温穏学岳覚確克活勲薫群君啓継計潔兼謙賢堅剣研絹憲元源玄厳吾悟護功巧向亘航浩剛豪"
    "才彩宰作朔咲冴沙砂紗早桑颯聡総蒼創奏壮操颯造蔵達辰拓卓匠巧琢丈譲穣壌丈常伸信暢澄純透徹哲鉄輝照曜瑛映影暁朝旭旦昴斗登東冬"
    "董藤堂道満充光路望希歩歩武舞風福富冨房芙史文冬布峰穂帆保朋萌芳法邦豊鳳房万麻磨真牧正政昌雅匡増益又松俊倫稔実岬湊港稔民海"
    "宗村睦陸夢睦六女芽盟命萌茂守森衛護門紋泰弥靖康安谷八郁勲功猪伊井衣依以五市糸壱樹維惟育郁生一初羽宇卯梅潤雨詠英江栄永衛園艶"
    "於央欧王旺巴覇波葉遥陽晴悠遙春温治青蒼碧翠緑水瑞泉涼滝瀬渚澪汐湖清沙潮空昊宙天翼翔飛鷹鶴亀虎熊寅辰巳馬駒獅凰隼鳩鷲鈴琴"
    "奏弦絃響歌唱詩音笛鼓貞定禎忍節操義儀順孝敏捷迅毅彪豪剛強猛烈烱烈寧靖穏和輪環圓縁繋紡絢絵綾彩織糸綸縫紬緒絆纏統繁緋紅"
    "朱茜雛姫妃后娃媛嬉妙好始要叶協恭欣均勤錦琴吟銀金鉱鋼鑑鎮鍛鉄銘鋭錬久玖九究球求朽及丘弓宮京恭峡匡喬郷暁業極"
    "日月火土木石岩山川河原野田浜島岬沖里"
) - frozenset("荘苑谷岩石川山田原島村市国園港空業鉱鋼井宮京湖滝泉瀬浜沖河丘峡郷王火球雨后飛馬門堂造蔵研計確総鍛活")
_TRADE = frozenset(
    "会社店屋堂園院校所局課部科組団舎館荘寮家軒亭庵苑業製造販売工商農林漁水産建設築装電機械器具車両運輸送材鉄鋼石油炭薬医療歯眼"
    "整骨鍼灸治療介護福祉育教塾習室教区町市村県郡州港駅橋道路川山湖海島谷城寺社宮院教庫倉店舗飯食酒茶菓米麦肉魚青果麺豆乳牛豚鶏花"
    "卉服衣布織染紙印刷版書房文具時計楽器画材玩旅館宿湯銭温泉湯本舗総合企画設計測量事務法律税理会計保険銀行証券金融不動産住宅管"
    "理清掃警備物流倉庫協連盟隊班係学園術劇場座署"
)
# Words made of such characters that are no given names.
_NO_GIVEN = frozenset(
    re.split(
        " ",
        "大学 文化 文学 平和 美人 一番 光学 和光 大和 幸福 日和 太平 太陽 千代 人生 人文 大人 小人 新生 共生 未来 希望 "
        "友和 親和 協和 明和 福寿 長寿 水道 光明 文武 武道 花道 華道 香道 書道 自治 交友 学友 光文 中央 東洋 太平 平成 "
        "昭和 大正 明治 令和 有志 信友 友愛 仁愛 愛育 学習 育成 成人 青春 青空 日光 月光 星空 音楽 楽器 英語 英数 理数 "
        "数学 理学 医学 法学 美学 天文 一家 一門 一同 夫人 夫妻 男子 女子 父子 母子 親子 双子 里子 弟子 太鼓 鉄道 清流 "
        "温泉 清水 本家 分家 銘木 銘茶 造花 生花 園芸",
    )
)
_PLACE_LEVELS = "都道府県市区町村郡"


@dataclass(frozen=True, slots=True)
class _Names:
    """Surnames in kanji and by their reading, given names by their reading, and words that are no given names."""

    surnames: frozenset[str]
    readings: frozenset[str]
    given: frozenset[str]
    nouns: frozenset[str]
    things: frozenset[str]
    longest: int


@functools.cache
def _names() -> _Names:
    lexicon = folder("data") / "lexicon"
    with (lexicon / "surnames.csv").open(encoding="utf-8", newline="") as file:
        surnames = {fold_text(row["word"]): row["reading"] for row in csv.DictReader(file)}
    uses: dict[str, set[str]] = {use: set() for use in ("stem", "ending", "name", "noun", "thing")}
    with (lexicon / "given-names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            uses[row["use"]].add(row["word"])
    made = {stem + ending for stem in uses["stem"] for ending in uses["ending"]}
    return _Names(
        surnames=frozenset(surnames),
        readings=frozenset(surnames.values()),
        given=frozenset((made | uses["name"]) - uses["noun"] - uses["thing"]),
        nouns=frozenset(uses["noun"]),
        things=frozenset(uses["thing"]),
        longest=max(map(len, surnames)),
    )


@functools.cache
def _places() -> frozenset[str]:
    """Return the names of prefectures and cities, with and without their last character."""
    known = (p for p in Places.load() if p.level == "prefecture" or p.name.endswith("市"))
    return frozenset(word for place in known for word in (place.stem, place.name))


def names_a_person(words: str, *, spoken_of: bool = False) -> bool:
    """Tell whether words are, or end with, the name of a natural person, or list one.

    ``spoken_of`` says that the words behind speak of them as of a person (さん, 様); so does an ending of that sort
    in the words themselves.

    >>> names_a_person("見本　花子"), names_a_person("代表の安藤ツル"), names_a_person("石田製菓さん")
    (True, True, False)
    """
    folded = fold_text(words).strip()
    if len(folded) < 2:
        return False
    return any(_one(part.strip(), spoken_of=spoken_of) for part in _BETWEEN.split(folded) if part.strip())


def _one(words: str, *, spoken_of: bool) -> bool:
    words = _BRACKET.sub("", words[-_LONGEST:]).strip()
    honour = _HONOUR.search(words)
    if honour and honour.start():
        words, spoken_of = words[: honour.start()].strip(), True
        if words in _names().surnames:
            return True
    pieces = words.split()
    if len(pieces) > 1 and _in_pieces(pieces):
        return True
    return any(_whole(tail, sure=spoken_of or said) for tail, said in _tails(pieces))


def _tails(pieces: list[str]) -> list[tuple[str, bool]]:
    """Return where a name could begin (behind a space, の, an office), each with whether a person is told before it."""
    last = pieces[-1] if pieces else ""
    found = [(last, len(pieces) > 1 and bool(_OFFICE.search(pieces[-2])))]
    for at in range(1, len(last) - 2):
        office = _OFFICE.search(last, 0, at)
        if last[at - 1] in "のノ:" or office:
            before = last[: at - 1].rstrip("の:")
            found.append((last[at:], office is not None or bool(_OFFICE.search(before))))
    return found


def _in_pieces(pieces: list[str]) -> bool:
    """Tell whether words with spaces between are surname and given name (佐藤　健, 佐 藤　健, さとう けん)."""
    names = _names()
    if sum(map(len, pieces)) <= 6 and len(pieces) > 2 and all(re.fullmatch(rf"[{_KANJI}]{{1,2}}", p) for p in pieces):
        return _whole("".join(pieces), sure=True)
    surname, given = pieces[-2:]
    if surname in names.surnames:
        known = len(surname) > 1 or _hiragana(given) in names.given | names.nouns or _KANA.fullmatch(given) is None
        return known and _is_given(given, sure=True)
    if _READING.fullmatch(surname) and _hiragana(surname) in names.readings:
        return _READING.fullmatch(given) is not None and _hiragana(given) in names.given
    tail = next((surname[at:] for at in range(1, len(surname)) if surname[at:] in names.surnames), "")
    if tail and _OFFICE.search(surname[: -len(tail)].rstrip("の")):
        return _is_given(given, sure=True)  # 代表佐藤 健
    if len(pieces) > 2 or not re.fullmatch(rf"[{_KANJI}]{{1,4}}", surname) or surname in _places() or _head(surname):
        return False
    return _is_given(given, sure=False, noun=False, spaced=False) and len(given) > 1


def _whole(words: str, *, sure: bool) -> bool:
    """Tell whether words without a space are surname and given name."""
    names = _names()
    if words in _places():
        return False  # 北海道
    for size in range(min(names.longest, len(words) - 1), 0, -1):
        surname = words[:size]
        if surname not in names.surnames:
            continue
        plain = len(surname) > 1 and surname not in _places()  # no place, and no word that stands for itself (森, 星)
        if _is_given(words[size:], sure=sure, noun=plain, spaced=False):
            return True
    return False


def _is_given(words: str, *, sure: bool, noun: bool = True, spaced: bool = True) -> bool:
    """Tell whether words behind a surname are a given name.

    ``sure``: something beside them says that a person is meant, so that any name will do; ``noun``: one that is a
    common noun as well will do too; ``spaced``: they stand apart from the surname.
    """
    if re.fullmatch(rf"[{_KANJI}]{{1,3}}", words):
        return _is_given_in_kanji(words, spaced=spaced and sure, plain=noun or sure)
    reading = _hiragana(words)
    if _NO_BEGINNING.match(reading) or reading in _names().things or _head(words):
        return False
    if _KANA_KANJI.fullmatch(words):
        return True
    if not _KANA.fullmatch(words) or (_FOREIGN.search(reading) and reading not in _names().given):
        return False
    if sure or reading in _names().given:
        return True
    if reading in _names().nouns:
        return noun
    return noun and "ァ" <= words[0] <= "ヺ" and len(words) < 4


def _is_given_in_kanji(words: str, *, spaced: bool, plain: bool) -> bool:
    if _head(words) or (len(words) > 1 and (words in _places() or default_lexicon().covers(words))):
        return False
    if not spaced:
        ends = plain or words[-1] in "子美恵江代枝郎夫雄男彦"
        return ends and all(char in _OF_GIVEN for char in words) and words not in _NO_GIVEN
    ends = len(words) == 1 or words[-1] in _OF_GIVEN
    return ends and words[-1] not in _PLACE_LEVELS and not set(words) & _TRADE - _OF_GIVEN and words not in _NO_GIVEN


def _head(words: str) -> bool:
    """Tell whether words end with one that bodies' names end with (two characters at least)."""
    return any(len(head.word) > 1 for head in default_lexicon().heads_ending(words, len(words)))


def _hiragana(words: str) -> str:
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in words)
