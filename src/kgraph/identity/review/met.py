"""Questions about groups and listed bodies that two sources made one by name, legal form and prefecture alone."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.identity.meeting import Meeting, meetings
from kgraph.identity.review import model
from kgraph.identity.review.ages import first_places
from kgraph.identity.review.model import Desk, Item, make_key
from kgraph.identity.review.undone import stamped, taken_back
from kgraph.identity.review.whereabouts import Whereabouts

_WHY = "別の資料にある同じ名前の団体と、名前・法人格・都道府県が同じことだけから、同じ団体とみなしました"
_WHAT_TO_DO = "別の団体なら、それぞれの法人番号を資料に書くか、名前を書き分けて読み直してください"


def met_items(desk: Desk) -> Iterator[Item]:
    """Yield a question for each, by the line of the later source, until somebody says that it is right."""
    titles = {state.id: state.statements.source.title for state in desk.sources}
    found = [m for m in meetings([state.statements for state in desk.sources]) if m.id in desk.visible]
    whereabouts, seen = Whereabouts(desk), first_places(desk)
    for meeting in found:
        state = next(state for state in desk.sources if state.id == meeting.source)
        shown = met_digest(desk, meeting)
        if state.confirmed("bodies", meeting.id, model.READING, shown):
            continue
        lines = [g.line for g in state.statements.groups if g.id == meeting.id]
        lines += [row.line for row in state.statements.lines if row.group == meeting.id]
        name, _, _ = desk.names[meeting.id]
        back = taken_back(state.corrections, "bodies", meeting.id)
        yield Item(
            sort=model.DOUBTFUL,
            key=make_key(model.DOUBTFUL, meeting.source, meeting.id, stamped(shown, len(back))),
            document=titles[meeting.source],
            line=min(lines, default=0),
            group=state.labels.get(meeting.id, ""),
            field="団体名",
            words=name,
            reading=f"{titles[meeting.first]} の団体と同じ（{whereabouts.place(meeting.id, seen[meeting.id])}）",
            reason=f"{_WHY}\n{_WHAT_TO_DO}",
            proposals=(model.RIGHT,),
        )


def met_digest(desk: Desk, meeting: Meeting) -> str:
    """Return the digest of what is shown of two sources' body: its name, kind and form, and which source had it first."""
    return model.digest("met", *desk.names[meeting.id], meeting.first)


def met_as(desk: Desk, source: str, identifier: str) -> str:
    """Return the digest of the question about a body of a source; empty where none is asked."""
    for meeting in meetings([state.statements for state in desk.sources]):
        if (meeting.source, meeting.id) == (source, identifier):
            return met_digest(desk, meeting)
    return ""
