"""Files for other programs, made from statements."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest
import rdflib

from kgraph.errors import CallError
from kgraph.links import tables
from kgraph.pipeline import exporting, load_statements
from kgraph.pipeline.building import graph_quads
from kgraph.rdf import union
from kgraph.render.exports import FORMATS


@pytest.fixture(scope="module")
def statements():
    return load_statements(None)


@pytest.fixture(scope="module")
def levels(statements):
    return tables(statements)


def test_the_formats_of_a_network_are_those_that_can_be_written():
    assert tuple(FORMATS) == exporting.NETWORK


def test_names_of_files_tell_level_and_format(statements, levels):
    names = [exporting.network(statements, levels["kind"], form).name for form in ("gexf", "kumu", "flat-csv")]
    assert names == ["network-kind.gexf", "network-kind-kumu.xlsx", "network-kind-flat.csv"]
    assert exporting.network(statements, levels["body"], "gexf", projection=True).name == "groups-body.gexf"


@pytest.mark.parametrize("form", exporting.RDF)
def test_rdf_holds_every_triple(statements, levels, form):
    made = exporting.graph(statements, levels, form)
    formats = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "trig": "trig", "rdfxml": "xml"}
    read = rdflib.Dataset(default_union=True) if form == "trig" else rdflib.Graph()
    read.parse(data=made.data, format=formats[form])
    assert len({(s, p, o) for s, p, o, *_ in (read.quads() if form == "trig" else read)}) == len(
        union(graph_quads(statements))
    )


def test_what_was_computed_is_a_graph_to_export(statements, levels):
    derived = exporting.graph(statements, levels, "turtle", graphs="derived")
    whole = exporting.graph(statements, levels, "turtle", graphs="all")
    assert derived.name == "derived.ttl"
    assert b"kg:Measurement" in derived.data
    assert b"kg:Mention" not in derived.data
    assert len(whole.data) > len(derived.data)


@pytest.mark.parametrize(
    "call",
    [
        lambda s, t: exporting.graph(s, t, "n3"),
        lambda s, t: exporting.graph(s, t, "turtle", graphs="some"),
        lambda s, t: exporting.network(s, t["body"], "pajek-two-mode", projection=True),
        lambda s, t: exporting.figure(s, t, "pie"),
        lambda s, t: exporting.figure(s, t, "brokers", "gif"),
    ],
)
def test_what_there_is_not_is_refused(statements, levels, call):
    with pytest.raises(CallError):
        call(statements, levels)


def test_no_name_of_a_person_is_in_any_file(statements, levels, withheld_words):
    files = [exporting.network(statements, table, form) for table in levels.values() for form in exporting.NETWORK]
    files += [exporting.graph(statements, levels, form, graphs="all") for form in exporting.RDF]
    for file in files:
        data = file.data
        if file.name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                data = b"".join(book.read(name) for name in book.namelist())
        text = "".join(data.decode("utf-8").split())
        assert not [word for word in withheld_words if word in text], file.name


SCRIPT = """
import hashlib
from kgraph.links import tables
from kgraph.pipeline import exporting, load_statements
statements = load_statements(None)
levels = tables(statements)
made = hashlib.sha256()
for form in exporting.NETWORK:
    for projection in (False, True)[: 1 + (form != "pajek-two-mode")]:
        made.update(exporting.network(statements, levels["kind"], form, projection=projection).data)
made.update(exporting.graph(statements, levels, "rdfxml", graphs="all").data)
print(made.hexdigest())
"""


def test_every_run_gives_the_same_bytes():
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT], env={"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, text=True
        )
        for seed in ("1", "2")
    ]
    one, other = (process.communicate()[0] for process in running)
    assert one == other
    assert len(one) == 65
