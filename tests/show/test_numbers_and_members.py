"""Numbers and memberships of a body: shown with what they rest on, never among its partners."""

from kgraph import links
from kgraph.render.beside import beside
from kgraph.render.book import Book
from kgraph.show import portrait, portrait_dict
from kgraph.statements import Body, Group, Identifier, Membership, Mention, Source, Statements, tidy, without_withheld
from kgraph.statements.rows import Withheld

SOURCE = Source(id="list", publisher="発行者", title="名簿", issued="2026", document="list.csv", sha256="0" * 64)
NET = Body(id="b-net", name="みほん連絡会", kind="network", scope="43000")
ONE = Body(id="b-one", name="みほん食堂", kind="children-cafeteria", scope="43000")
TWO = Body(id="b-two", name="みほん学習室", kind="civil-society-organisation", scope="43000")


def source(**changes) -> Statements:
    rows = {
        "source": SOURCE,
        "bodies": (NET, ONE, TWO),
        "memberships": tuple(
            Membership(member=body.id, of=NET.id, line=line, start=0, end=1, words=body.name, rule="table:member")
            for line, body in ((2, ONE), (3, TWO))
        ),
        "identifiers": (Identifier(body=ONE.id, scheme="団体ID", value="ORG1", line=2, rule="table:column"),),
    }
    return tidy(Statements(**{**rows, **changes}))


def test_a_portrait_tells_numbers_and_memberships_with_their_lines():
    shown = portrait_dict(portrait([source()], ONE.id), "ja")
    assert [(n["scheme"], n["value"], n["line"]) for n in shown["identifiers"]] == [("団体ID", "ORG1", 2)]
    assert [(m["of_label"], m["line"]) for m in shown["member_of"]] == [("みほん連絡会", 2)]
    assert [m["member_label"] for m in portrait_dict(portrait([source()], NET.id), "ja")["members"]] == [
        "みほん食堂",
        "みほん学習室",
    ]


def test_a_page_lists_them_apart_from_partners():
    book = Book([source()])
    assert [n["value"] for n in beside(book, ONE.id)["numbers"]] == ["ORG1"]
    assert [row["item"]["name"] for row in beside(book, NET.id)["members"]] == ["みほん食堂", "みほん学習室"]


def test_memberships_are_counted_only_where_asked():
    assert links.table([source()]).links == ()
    asked = links.table([source()], ties=("member",))
    assert [(link.group, link.partner) for link in asked.links] == [(ONE.id, NET.id), (TWO.id, NET.id)]
    assert asked.tied_pairs == 1
    assert [g.label for g in asked.groups] == ["みほん食堂", "みほん学習室"]
    assert links.table([source()], "kind", ties=("partner", "member")).partners[0].id == "k-network"


def test_asking_for_members_alone_leaves_partnerships_out():
    group = Group(id="b-group", initiative="i-one", name="みほんの会", line=9)
    words = {"field": "partners", "kind": "network", "generic": False, "grounding": "named", "rule": "list"}
    mention = Mention(
        id="m-1", group=group.id, surface=NET.name, name=NET.name, body=NET.id, line=9, start=9, end=15, **words
    )
    both = source(groups=(group,), mentions=(mention,))
    assert [link.group for link in links.table([both]).links] == [group.id]
    assert group.id not in {link.group for link in links.table([both], ties=("member",)).links}
    assert len(links.table([both], ties=("partner", "member")).links) == 3


def test_what_is_withheld_takes_its_numbers_and_memberships_with_it():
    left = without_withheld(source(withheld=(Withheld(id=ONE.id, reason="求め", on="2026-01-01"),)))
    assert left.identifiers == ()
    assert [row.member for row in left.memberships] == [TWO.id]
    assert without_withheld(source(withheld=(Withheld(id=NET.id, reason="求め", on="2026-01-01"),))).memberships == ()
