"""The words of the page that lists whom to invite; see ``texts``."""

from __future__ import annotations

INVITE_TEXTS = {
    "to-invite": ("声をかける相手", "Whom to invite"),
    "invite-title": ("声をかける相手", "Whom to invite"),
    "invite-lead": (
        "地域をえらぶと、そこで取り組む団体、団体が連携先に挙げた相手、社会福祉協議会を一覧にします。"
        "表はエクセルや CSV で取り出せます。",
        "Choose a place: the groups active there, the partners they name, and the social welfare council, as a table that "
        "can be saved for Excel or as CSV.",
    ),
    "invite-noscript": (
        "この一覧には JavaScript が要ります。地域ごとの団体と連携先は「地域」のページにもあります。",
        "This list needs JavaScript. The pages of places show groups and partners as well.",
    ),
    "invite-where": ("どの地域の会議ですか", "Where is the meeting?"),
    "invite-prefecture": ("都道府県", "Prefecture"),
    "invite-town": ("市区町村", "Municipality"),
    "invite-pick": ("えらんでください", "Please choose"),
    "invite-whole": ("都道府県の全体", "The whole prefecture"),
    "invite-near": (
        "同じ都道府県の、ほかの地域の団体と相手も入れる",
        "Include groups and partners elsewhere in the prefecture",
    ),
    "invite-councils": (
        "同じ都道府県の市区町村の社協を、推定の名称で全部並べる",
        "List the councils of all its municipalities, with presumed names",
    ),
    "invite-kind": ("種類でしぼる", "Only this kind"),
    "invite-all-kinds": ("すべての種類", "All kinds"),
    "invite-group": ("取組を行う団体", "Group that leads an initiative"),
    "invite-of": ("{place}：声をかける相手", "{place}: whom to invite"),
    "invite-count": (
        "{all}件（団体 {groups}、連携先 {bodies}、社協 {councils}）",
        "{all:entry|entries}: {groups:group|groups}, {bodies:partner|partners}, {councils:welfare council|welfare councils}",
    ),
    "invite-no-groups": (
        "この地域で取り組む団体は、この資料には書かれていません（いないという意味ではありません）。",
        "The source has no group that is active here. It does not mean that there is none.",
    ),
    "invite-target-hides": (
        "えらんだ対象に印を付けた団体は、この地域にはありません。対象をはずすと{n}団体あります。",
        "No group here ticked the target chosen; without it {n:there is 1 group|there are groups}.",
    ),
    "invite-near-groups": (
        "同じ都道府県には{n}団体あります。上の欄に印を付けると、ここに入ります。",
        "The prefecture has {n:group|groups}: tick the box above to list what is elsewhere in it.",
    ),
    "invite-shown": ("うち {n}件を表示", "{n} of them shown"),
    "invite-wards": (
        "{place}では区ごとに社会福祉協議会があるため、名称を一つに推定できません。",
        "In {place} each ward has a social welfare council of its own: no one name can be presumed.",
    ),
    "invite-presumed": ("名称は推定（資料にはない）", "Name presumed (not in the source)"),
    "invite-presumed-words": (
        "名称は推定（資料にはない。資料の言葉は「{words}」）",
        "Name presumed (not in the source, which says “{words}”)",
    ),
    "invite-presumed-why": (
        "資料には出てきません。地域の名前から組み立てた名称です。送る前に確かめてください。",
        "Not in the source; the name was put together from that of the place. Please check it before you write.",
    ),
    "invite-units": ("部署・支部が挙げられています：{names}", "Its units are named: {names}"),
    "invite-more-words": ("ほかの言葉（{n}）", "More words ({n})"),
    "invite-rest": ("ほか{n}件はこの相手のページに", "{n} more on its page"),
    "invite-said-by": ("{field}・{n}行・{group}", "{field}, line {n}, {group}"),
    "invite-said-source": ("{field}・{n}行・{group}（{source}）", "{field}, line {n}, {group} ({source})"),
    "invite-blank": (
        "空いている欄は、この資料には書かれていないものです。",
        "An empty cell is what the source does not say.",
    ),
    "invite-xlsx": ("エクセルで保存", "Save for Excel"),
    "invite-csv": ("CSV で保存", "Save as CSV"),
    "invite-print": ("印刷する", "Print"),
    "invite-saved": ("{file} を保存しました。", "{file} was saved."),
    "invite-sheet": ("声をかける相手", "Whom to invite"),
    "invite-about": ("この表について", "About this table"),
    "invite-made": (
        "公表資料から機械で読み取って作ったもので、公的な公表物ではありません。資料：{sources}",
        "Made by reading a published document by machine; no official publication. Source: {sources}",
    ),
    "th-invite-name": ("名前", "Name"),
    "th-invite-known": ("名前の根拠", "Basis of the name"),
    "th-invite-words": ("役割・資料の言葉と行", "Role, words and line"),
    "th-invite-roles": ("役割", "Role"),
    "th-invite-evidence": ("資料の言葉（欄・行・挙げた団体）", "Words (field, line, group)"),
    "invite-written": ("資料に書かれた名前", "as written in the source"),
    "invite-here": ("この地域で取り組む", "active here"),
}
