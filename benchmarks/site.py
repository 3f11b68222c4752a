"""What every page of the built site weighs, asks for, and how long it takes to be drawn.

For one page of every type, opened from its file and in both languages: its bytes; the seconds from the start of the
navigation until its first content is painted and until everything it loads has run and two frames are drawn (the
median of several openings, without a cache); the requests beyond the site's own files; messages on the console; and
what axe-core finds with all its rules. Writes build/bench/site.json and prints the READMEs' table.

With ``--groups`` it is the sites of synthetic ecosystems (see ``synthetic.py``) instead, each built by ``kgraph build``
in a process of its own: its seconds of processor and its peak of memory, the bytes of the folder by kind of file, the
largest pages, and how long some pages take to be drawn. Writes build/bench/large-sites.json.

    python benchmarks/site.py [--site FOLDER] [--runs N] [--groups N,N,...]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from axe import violations  # noqa: E402
from browsing import Watched  # noqa: E402
from chromium import LACKING, executable, running  # noqa: E402
from page_kinds import LANGUAGES, in_language, one_of_each  # noqa: E402

LARGE = 1_000_000
OPENED = ("index.html", "find.html", "graph.html", "ask.html")
SERIOUS = ("serious", "critical")

# Filled when the page's load event is over and two frames have been drawn after it.
_DRAWN = """new Promise(done => {
  const frames = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  if (document.readyState === 'complete') frames(); else addEventListener('load', frames);
}).then(drawn => ({drawn: drawn, painted: (performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime}))"""


def measured(browser: Browser, site: Path, path: str, runs: int) -> dict[str, Any]:
    """Return the figures of a page: bytes, seconds, requests, messages, findings by language, and its policy."""
    seconds: dict[str, list[float]] = {"painted": [], "drawn": []}
    bad: list[str] = []
    found: dict[str, list[str]] = {}
    for run in range(runs):
        lang = LANGUAGES[run % len(LANGUAGES)]
        context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
        page = context.new_page()
        watched = Watched(page, site, own=("blob:",))
        watched.open(in_language(path, lang))
        times = page.evaluate(_DRAWN)
        for name, values in seconds.items():
            values.append((times[name] or times["drawn"]) / 1000)
        bad += watched.bad
        if lang not in found:
            found[lang] = violations(page)
        context.close()
    text = (site / path).read_text("utf-8")
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', text)
    return {
        "bytes": (site / path).stat().st_size,
        **{name: round(statistics.median(values), 3) for name, values in seconds.items()},
        "requests": sum(1 for message in bad if message.startswith("request:")),
        "messages": sum(1 for message in bad if not message.startswith("request:")),
        "serious": sum(line.startswith(SERIOUS) for lines in found.values() for line in lines),
        "findings": sorted({line for lines in found.values() for line in lines}),
        "inline": "unsafe-inline" in policy or "'unsafe-eval'" in policy,
    }


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium of this machine; the run ends where there is none."""
    found = executable()
    if found is None:
        sys.exit(f"missing: {LACKING}")
    with running(found) as browser:
        yield browser


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "build" / "site")
    parser.add_argument("--runs", type=int, default=6)
    parser.add_argument("--groups", default="", help="sizes of synthetic ecosystems, e.g. 250,500,1000,2000")
    options = parser.parse_args()
    if options.groups:
        sizes = [int(size) for size in options.groups.split(",")]
        with chromium() as browser:
            large = [large_site(browser, size, options.runs) for size in sizes]
        written("large-sites.json", {"browser": browser.version, "sites": large})
        sys.stdout.write(large_table(large))
        return
    site: Path = options.site.resolve()
    if not (site / "index.html").is_file():
        sys.exit(f"{site}: no site here; make build")
    version = json.loads((ROOT / "site" / "node_modules" / "axe-core" / "package.json").read_text("utf-8"))["version"]
    with chromium() as browser:
        pages = {path: measured(browser, site, path, options.runs) for path in one_of_each(site)}
        report = {
            "axe": version,
            "browser": browser.version,
            "folder": sum(path.stat().st_size for path in site.rglob("*") if path.is_file()),
            "files": sum(1 for path in site.rglob("*") if path.is_file()),
            "pages": pages,
        }
    written("site.json", report)
    sys.stdout.write(table(report))


def written(name: str, report: dict[str, Any]) -> None:
    """Write a report into build/bench."""
    target = ROOT / "build" / "bench" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def large_site(browser: Browser, groups: int, runs: int) -> dict[str, Any]:
    """Return the figures of the site of a synthetic ecosystem, which is built in a folder that goes again."""
    from synthetic import statements

    from kgraph.pipeline.writing import write_statements

    with tempfile.TemporaryDirectory() as temporary:
        source, out = Path(temporary) / "source", Path(temporary) / "out"
        write_statements(statements(groups), source)
        command = [str(Path(sys.executable).with_name("kgraph")), "build", str(source), "--out", str(out)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"kgraph build ended with {os.waitstatus_to_exitcode(status)} for {groups} groups")
        site = out / "site"
        sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
        return {
            "groups": groups,
            "seconds": round(used.ru_utime + used.ru_stime, 1),
            "peak": round(used.ru_maxrss / 1024),
            "folder": sum(sizes.values()),
            "files": len(sizes),
            "kinds": by_kind(sizes),
            "pages": {path: size for path, size in sizes.items() if path.endswith(".html") and size > LARGE},
            "drawn": {path: seconds_of(browser, site, path, runs) for path in OPENED if path in sizes},
        }


def by_kind(sizes: dict[str, int]) -> dict[str, list[int]]:
    """Return how many files of each kind there are, and their bytes: by folder and ending, or by their name at the top."""
    found: dict[str, list[int]] = {}
    for path, size in sizes.items():
        folder, slash, _ = path.partition("/")
        kind = f"{folder}/*{Path(path).suffix}" if slash else re.sub(r"-\d+(?=\.html$)", "", path)
        own = found.setdefault(kind, [0, 0])
        own[0] += 1
        own[1] += size
    return dict(sorted(found.items(), key=lambda item: (-item[1][1], item[0])))


def seconds_of(browser: Browser, site: Path, path: str, runs: int) -> float:
    """Return the seconds until a page and all that it loads are drawn: the median of several openings."""
    times = []
    for _ in range(runs):
        context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
        page = context.new_page()
        watched = Watched(page, site, own=("blob:",))
        watched.open(path)
        times.append(page.evaluate(_DRAWN)["drawn"] / 1000)
        if watched.bad:
            sys.exit(f"{path}: {watched.bad}")
        context.close()
    return round(statistics.median(times), 2)


def large_table(sites: list[dict[str, Any]]) -> str:
    """Return the reports of large sites as a table in Markdown, and below it what weighs most in the last."""
    lines = [
        f"| groups | build, s of processor | peak, MB | folder, MB | files | pages above 1 MB | {', '.join(OPENED)}: s |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in sites:
        drawn = ", ".join(f"{one['drawn'].get(path, '')}" for path in OPENED)
        large = ", ".join(f"{path} {size / 1e6:.1f}" for path, size in one["pages"].items())
        lines.append(
            f"| {one['groups']:,} | {one['seconds']:.0f} | {one['peak']:,} | {one['folder'] / 1e6:.1f} | {one['files']:,} "
            f"| {large} | {drawn} |"
        )
    heaviest = list(sites[-1]["kinds"].items())[:12]
    lines.append("\n" + "; ".join(f"{kind} {size / 1e6:.1f} MB ({n:,})" for kind, (n, size) in heaviest) + ".")
    return "\n".join(lines) + "\n"


def table(report: dict[str, Any]) -> str:
    """Return the report as a table in Markdown: the pages of a folder as one row, with their worst figures."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for path, figures in report["pages"].items():
        folder, _, name = path.rpartition("/")
        rows.setdefault(f"{folder}/…" if folder else name, []).append(figures)
    head = "axe-core " + report["axe"]
    lines = [
        f"| page | kB | first paint, s | drawn, s | requests beyond the site | console | {head}: serious, all |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, pages in rows.items():
        worst = {key: max(figures[key] for figures in pages) for key in ("bytes", "painted", "drawn")}
        sums = {key: sum(figures[key] for figures in pages) for key in ("requests", "messages", "serious")}
        everything = sum(len(figures["findings"]) for figures in pages)
        lines.append(
            f"| {name} | {worst['bytes'] / 1000:.0f} | {worst['painted']:.2f} | {worst['drawn']:.2f} "
            f"| {sums['requests']} | {sums['messages']} | {sums['serious']}, {everything} |"
        )
    lines.append(f"\n{report['files']} files, {report['folder'] / 1e6:.1f} MB; Chromium {report['browser']}.")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
