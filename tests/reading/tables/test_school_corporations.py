"""Listed names that begin with their legal form have the kind that they have as mentions."""

from __future__ import annotations

import pytest

from kgraph.reading.tables.values import kind_of_name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("学校法人みほん学園", "school"),
        ("（学）みほん学園", "school"),
        ("学校法人みほん大学", "university"),
        ("学校法人みほん幼稚園", "school"),
        ("みほん学園", "disability-service-provider"),
        ("NPO法人みほん", "civil-society-organisation"),
        ("株式会社みほん", "company"),
    ],
)
def test_the_legal_form_decides_as_for_mentions(name, kind):
    assert kind_of_name(name) == kind
