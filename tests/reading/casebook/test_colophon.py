"""The end of the document: publisher and date of issue, and nothing that could be anything else."""

from __future__ import annotations

import pytest

from kgraph.reading.casebook.colophon import find_colophon
from kgraph.reading.casebook.heads import find_labels
from kgraph.reading.casebook.lines import form_lines

GROUP = "団体名：会\n団体概要\nメッセージ\tあいう\n"


@pytest.mark.parametrize(
    "tail, publisher, issued",
    [
        ("\n内閣府見本推進室\n\n令和7年12月発行\n", "内閣府見本推進室", "2025-12"),
        ("\n内閣府見本推進室\n令和７年１２月１日 発行\n", "内閣府見本推進室", "2025-12-01"),
        ("\n見本県福祉部 2024年3月発行\n", "見本県福祉部", "2024-03"),
        ("\n発行日：2024年3月\n", "", "2024-03"),
        ("\n見本県見本市1-2-3\n\n令和7年12月発行\n", "", "2025-12"),
        ("見本の続き\n令和7年12月発行\n", "", "2025-12"),
        ("\n内閣府見本推進室\n", "", ""),
        ("\n内閣府見本推進室\n\n令和元年4月1日発行\n", "", ""),
    ],
)
def test_the_publisher_is_the_line_by_itself_before_the_date(tail: str, publisher: str, issued: str) -> None:
    lines = form_lines(GROUP + tail)
    found = find_colophon(lines, find_labels(lines))
    assert (found.publisher, found.issued) == (publisher, issued)


def test_a_date_of_issue_before_the_last_field_is_no_colophon() -> None:
    lines = form_lines("内閣府見本推進室\n\n令和7年12月発行\n" + GROUP)
    found = find_colophon(lines, find_labels(lines))
    assert (found.issued, found.taken, found.begin) == ("", frozenset(), len(lines))
