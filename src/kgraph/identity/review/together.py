"""Corrections that one decision wrote together: a kind or name set for a mention, for the body that it means, and the
mark that this was looked at. They are shown as one, and taken back as one.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.identity.review.model import READING
from kgraph.statements import Correction
from kgraph.statements.corrections import CONFIRM, SET


def decision_of(corrections: Sequence[Correction], one: Correction) -> tuple[Correction, ...]:
    """Return all that was written by the decision that a correction is part of, its first row first.

    They stand in the file one behind the other, with the same person, day and reason.
    """
    at = max(i for i, other in enumerate(corrections) if other == one)
    for first in range(max(at - 2, 0), at + 1):
        run = _run(corrections, first)
        if at < first + len(run):
            return run
    return (one,)


def _run(corrections: Sequence[Correction], first: int) -> tuple[Correction, ...]:
    head = corrections[first]
    run = [head]
    if head.action != SET or head.table != "mentions":
        return (head,)
    for other in corrections[first + 1 : first + 3]:
        if (other.by, other.on, other.reason) != (head.by, head.on, head.reason):
            break
        same = (other.column, other.old, other.new) == (head.column, head.old, head.new)
        if other.action == SET and other.table == "bodies" and same and len(run) == 1:
            run.append(other)
        elif other.action == CONFIRM and other.table == "mentions" and (other.row, other.column) == (head.row, READING):
            run.append(other)
            break
        else:
            break
    return tuple(run)
