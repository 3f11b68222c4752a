"""What helps to tell whether two bodies are one: in which place each is, and beside whom it is named."""

from __future__ import annotations

from kgraph.errors import CallError
from kgraph.identity.review.ages import LISTED
from kgraph.identity.review.ages import Place as Met
from kgraph.identity.review.bodies import region_of
from kgraph.identity.review.model import Desk, SourceState
from kgraph.places import Places

UNKNOWN = "場所は不明"
ITSELF = "（取組を行う団体）"
IN_A_LIST = "（名簿・一覧に載る団体）"


class Whereabouts:
    """Tells of bodies where they are, and of whom they are named beside; nothing of a group that may not be shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._places = Places.load()
        self._bodies = {state.id: {b.id: b for b in state.statements.bodies} for state in desk.sources}

    def beside(self, met: Met) -> str:
        """Return the name of the group that names a body (or the platform that it is a member of)."""
        if met.beside in ("", LISTED):
            return IN_A_LIST if met.beside else ITSELF
        known = met.beside in self._desk.visible and met.beside in self._desk.names
        return self._desk.names[met.beside][0] if known else "（不明）"

    def place(self, identifier: str, met: Met) -> str:
        """Return where a body is: its own place, its scope, a group's region; else that of whom it is named beside."""
        states = sorted(self._desk.sources, key=lambda state: state.id != met.source)
        if told := next((told for state in states if (told := self._told(state, identifier))), ""):
            return told
        if met.beside in self._desk.visible:
            region = next((told for state in states if (told := self._region(state, met.beside))), "")
            return f"{UNKNOWN}（連携元は{region}）" if region else UNKNOWN
        return UNKNOWN

    def _told(self, state: SourceState, identifier: str) -> str:
        body = self._bodies[state.id].get(identifier)
        if body is None:
            return self._region(state, identifier)
        return next((name for code in (body.place, body.scope) if (name := self._name(code))), "")

    def _region(self, state: SourceState, group: str) -> str:
        if group not in state.labels:
            return ""
        region = region_of(state.statements, group, self._places)
        return region.prefecture.name + "・".join(area.name for area in region.municipalities)

    def _name(self, code: str) -> str:
        """Return the name of the place with a code, empty for what is no code of a place (a scope may be a group)."""
        try:
            return self._places.get(code).full_name if code[:2].isdigit() else ""
        except CallError:
            return ""
