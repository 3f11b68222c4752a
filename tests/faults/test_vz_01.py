"""VZ-01: pages are written as UTF-8 whatever the locale is, and as a whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

GROUP, PARTNER = "孤独・孤立対策", "髙\U00020bb7市♡"
_WRITE = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from tiny_site import tiny, tiny_site
names = (Path(sys.argv[2]) / "names.txt").read_text("utf-8").split()
tiny_site(tiny({names[0]: [(names[1], "cooperation")]}), Path(sys.argv[2]) / "site")
"""


def test_vz_01_a_locale_that_cannot_write_the_names_does_not_matter(project_root: Path, tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    env |= {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C", "PYTHONIOENCODING": "cp932"}
    (tmp_path / "names.txt").write_text(f"{GROUP}\n{PARTNER}\n", "utf-8")
    command = [sys.executable, "-c", _WRITE, str(project_root / "tests"), str(tmp_path)]
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("cp932", "replace")
    page = (tmp_path / "site" / "graph.html").read_bytes().decode("utf-8")
    assert GROUP in page
    assert PARTNER in page
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["names.txt", "site"]
