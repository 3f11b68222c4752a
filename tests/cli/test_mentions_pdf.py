"""``kgraph mentions`` of a PDF of prose, to which ``kgraph read`` sends people."""

from __future__ import annotations

import json

from pdf_maker import Sheet, Words, make_pdf


def test_the_prose_of_a_pdf_is_read_where_read_sends_people_to(run, tmp_path):
    file = tmp_path / "prose.pdf"
    file.write_bytes(make_pdf([Sheet([Words("松葉市社会福祉協議会、竹葉病院と連携した。")])]))
    sent = run("read", file)
    assert sent.exit_code == 2
    assert "kgraph mentions" in sent.stderr
    found = run("mentions", file)
    assert found.exit_code == 0, found.stderr
    (passage,) = json.loads(found.stdout)
    assert [partner["surface"] for partner in passage["partners"]] == ["松葉市社会福祉協議会", "竹葉病院"]
