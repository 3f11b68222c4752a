"""What reading shows: a mention that may name a person only once somebody has said that it does not."""

from __future__ import annotations

from kgraph.pipeline.dispatch import to_be_shown
from kgraph.pipeline.reading import ReadResult
from kgraph.statements import Body, Group, Mention, Source, Statements

_HEADER = "table,row,action,column,old,new,reason,by,on\n"


def test_a_mention_is_hidden_until_it_is_confirmed_to_be_no_person(tmp_path):
    source = Source(id="s", publisher="発行者", title="資料", issued="2026", document="s.txt", sha256="0" * 64)
    words = {"field": "partners", "kind": "individual", "generic": False, "grounding": "named", "rule": "with-san"}
    mention = Mention(
        id="m-one", group="b-g", surface="さんぽ屋さん", name="さんぽ屋", body="b-x", line=2, start=0, end=6, **words
    )
    statements = Statements(
        source=source,
        groups=(Group(id="b-g", initiative="i-g", name="みほんの会", line=1),),
        mentions=(mention,),
        bodies=(Body(id="b-x", name="さんぽ屋", kind="individual", scope="b-g"),),
    )
    (tmp_path / "corrections.csv").write_text(_HEADER, "utf-8")
    result = ReadResult(statements, (), tmp_path)
    assert to_be_shown(result).mentions == ()
    said = "mentions,m-one,confirm,no-person,,,店の名前,係,2026-01-01\n"
    (tmp_path / "corrections.csv").write_text(_HEADER + said, "utf-8")
    assert to_be_shown(result).mentions == (mention,)
