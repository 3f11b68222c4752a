"""The commands that the documentation shows, run again: their output is written anew, or compared.

A fenced block ``console`` holds lines ``$ kgraph …``, each followed by its output as it stands on a screen of 100
columns. README.md and docs/ are in English, README.ja.md and docs/*.ja.md in Japanese.

    python scripts/refresh_docs.py          write the output anew
    python scripts/refresh_docs.py --check  say what is stale, exit status 1
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from kgraph.cli.main import cli

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(?P<open>^```console\n)(?P<body>.*?)(?P<close>^```$)", re.M | re.S)
MAKE = {"make build": "kgraph build --out build"}
"""What a make target runs at its end; the lines of make itself before it are shown as they are."""


def documents() -> list[Path]:
    """Return the documents that show commands."""
    return sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])


def refreshed(text: str, lang: str) -> str:
    """Return a document with the output of its ``kgraph`` commands as it is now."""
    return BLOCK.sub(lambda block: block["open"] + _block(block["body"], lang) + block["close"], text)


def language(path: Path) -> str:
    """Return the language in which a document shows the commands' output."""
    return "ja" if path.name.endswith(".ja.md") else "en"


def _block(body: str, lang: str) -> str:
    out: list[str] = []
    for part in re.split(r"(?m)^(?=\$ )", body):
        command = part.split("\n", 1)[0].removeprefix("$ ")
        if command.startswith("kgraph "):
            out.append(f"$ {command}\n{run(command, lang)}")
        elif command in MAKE:
            out.append(f"$ {command}\n.venv/bin/{MAKE[command]}\n{run(MAKE[command], lang)}")
        else:
            out.append(part)
    return "".join(out)


def run(command: str, lang: str) -> str:
    """Run a ``kgraph`` command in this process, in an empty folder, and return what it prints (both streams)."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        try:
            env = {"KGRAPH_LANG": lang, "COLUMNS": "100", "TERMINAL_WIDTH": "100"}
            result = CliRunner().invoke(cli, shlex.split(command)[1:], env=env, terminal_width=100)
        finally:
            os.chdir(here)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return "".join(line.rstrip() + "\n" for line in result.output.splitlines())


def main() -> None:
    stale = []
    for path in documents():
        text = path.read_text("utf-8")
        fresh = refreshed(text, language(path))
        if fresh != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(fresh, "utf-8")
    if stale:
        sys.stdout.write("stale: " + ", ".join(stale) + "\n")
    sys.exit(1 if stale and "--check" in sys.argv else 0)


if __name__ == "__main__":
    main()
