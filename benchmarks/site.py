"""What every page of the built site weighs, asks for, and how long it takes to be drawn.

For one page of every type, opened from its file and in both languages: its bytes; the seconds from the start of the
navigation until its first content is painted and until everything it loads has run and two frames are drawn (the
median of several openings, without a cache); the requests beyond the site's own files; messages on the console; and
what axe-core finds with all its rules. Writes build/bench/site.json and prints the READMEs' table.

    python benchmarks/site.py [--site FOLDER] [--runs N]
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from axe import violations  # noqa: E402
from browsing import Watched  # noqa: E402
from page_kinds import LANGUAGES, in_language, one_of_each  # noqa: E402

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "build" / "site")
    parser.add_argument("--runs", type=int, default=6)
    options = parser.parse_args()
    site: Path = options.site.resolve()
    if not (site / "index.html").is_file():
        sys.exit(f"{site}: no site here; make build")
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        sys.exit("no Chromium is found; scripts/ensure-browser installs one")
    version = json.loads((ROOT / "site" / "node_modules" / "axe-core" / "package.json").read_text("utf-8"))["version"]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=ARGUMENTS)
        pages = {path: measured(browser, site, path, options.runs) for path in one_of_each(site)}
        report = {
            "axe": version,
            "browser": browser.version,
            "folder": sum(path.stat().st_size for path in site.rglob("*") if path.is_file()),
            "files": sum(1 for path in site.rglob("*") if path.is_file()),
            "pages": pages,
        }
        browser.close()
    target = ROOT / "build" / "bench" / "site.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(table(report))


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
