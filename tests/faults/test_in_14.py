"""IN-14: slugs that keep only ASCII turn every Japanese name into one id, and later records overwrite earlier ones."""

import subprocess
import sys

import pytest
from bodies import body, case, statements

from kgraph import vocab
from kgraph.errors import DataError
from kgraph.identity.minting import Minter
from kgraph.identity.names import normal_name


def organisations(shared):
    words = case(shared, "IN-14")
    return [words[0].partition(":")[2].strip(), *words[1:]]


def test_three_organisations_have_three_ascii_iris(shared):
    names = organisations(shared)
    rows = [body(name, "愛媛県") for name in names]
    iris = {vocab.thing(row.id) for row in rows}
    assert len(iris) == len(names) == 3
    assert all(iri.isascii() for iri in iris)
    assert len(statements(*rows).bodies) == 3


def test_the_ids_are_the_same_on_every_run(shared):
    names = organisations(shared)
    program = (
        "import sys\n"
        "from kgraph.identity.names import body_id, normal_name\n"
        "sys.stdout.write(' '.join(body_id(normal_name(name), 'b-namer') for name in sys.argv[1:]))\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program, *names],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        ).stdout
        for seed in ("0", "4711")
    }
    assert runs == {" ".join(body(name, "愛媛県").id for name in names)}


def test_two_bodies_that_would_get_one_id_are_an_error_and_not_one_row():
    ids = Minter(mint=lambda *_: "b-same")
    ids.body(normal_name("孤独対策室"), "43000")
    assert ids.body(normal_name("孤独対策室"), "43000") == "b-same"
    with pytest.raises(DataError) as caught:
        ids.body(normal_name("見守り協議会"), "43000")
    assert caught.value.problems[0].code == "id-collision"
