"""Take a picture of one page of every type of the built site, in both languages, wide and narrow.

Writes build/shots/PAGE-LANG-WIDTH.png; ``--readme`` writes instead the two pictures that the READMEs show.

    python scripts/shots.py [--site FOLDER] [--out FOLDER] [--readme]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from chromium import LACKING, executable, running  # noqa: E402
from page_kinds import LANGUAGES, in_language, one_of_each  # noqa: E402

WIDTHS = (1280, 360)
HIGHEST = 12_000


def shoot(browser: Browser, site: Path, path: str, lang: str, width: int, target: Path, *, whole: bool = True) -> None:
    """Write the picture of a page: ``whole``, or what a window of 900 pixels' height shows."""
    context = browser.new_context(locale="ja-JP", viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{path if '#' in path else in_language(path, lang)}")
    page.wait_for_timeout(300)
    height = min(page.evaluate("document.documentElement.scrollHeight"), HIGHEST)
    if whole:
        page.screenshot(path=target, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    else:
        page.screenshot(path=target)
    context.close()


def tied(browser: Browser, site: Path) -> str:
    """Return the address, below the site's, of the graph at the first partner that the start page tells of."""
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.click("main a[href^='bodies/']")
    page.click("main a[href*='graph.html#']")
    page.wait_for_timeout(300)
    address = page.url.removeprefix(f"{site.as_uri()}/")
    page.close()
    return address.replace("#", "#lang=ja&")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "build" / "site")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "shots")
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    site: Path = options.site.resolve()
    if not (site / "index.html").is_file():
        sys.exit(f"{site}: no site here; make build")
    found = executable()
    if found is None:
        sys.exit(f"missing: {LACKING}")
    with running(found) as browser:
        if options.readme:
            shoot(browser, site, "index.html", "ja", 1280, ROOT / "docs" / "start.png", whole=False)
            shoot(browser, site, tied(browser, site), "ja", 1280, ROOT / "docs" / "graph.png", whole=False)
            return
        options.out.mkdir(parents=True, exist_ok=True)
        for path in one_of_each(site):
            for lang in LANGUAGES:
                for width in WIDTHS:
                    name = f"{path.removesuffix('.html').replace('/', '-')}-{lang}-{width}.png"
                    shoot(browser, site, path, lang, width, options.out / name)


if __name__ == "__main__":
    main()
