"""What is shipped is whole, and the floors of the house know only those below."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return archive.namelist()


def tracked(*folders: str) -> set[str]:
    """The files of the packages, those that only a checkout has left out."""
    return {
        str(path.relative_to(ROOT))
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_module_and_data_file(wheel: list[str]) -> None:
    assert tracked("corpus", "index", "tui") - set(wheel) == set()


def test_the_wheel_holds_nothing_else(wheel: list[str]) -> None:
    others = [
        name for name in wheel if not name.startswith(("corpus/", "index/", "tui/")) and ".dist-info/" not in name
    ]
    assert others == []


def test_the_wheel_carries_its_licence_and_its_command(wheel: list[str]) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in wheel)
    assert any(name.endswith("entry_points.txt") for name in wheel)


def test_every_dependency_says_what_it_is_for() -> None:
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    pinned = [line for line in lines if line.startswith('    "') and any(sign in line for sign in ("==", ">="))]
    assert len(pinned) > 10
    assert [line for line in pinned if "# " not in line] == []


def test_what_older_installers_overlook_is_named_outright() -> None:
    # jusText asks for lxml[html_clean], which lxml spells html-clean: old pips install lxml without it and only warn.
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert any(name.startswith("lxml-html-clean") for name in dependencies)


def test_the_locks_pin_hashes_and_name_no_index() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert "index-url" not in text


@pytest.mark.parametrize(
    "code",
    [
        "from tui.cli import main; main(['search', 'ZTE', '--json'])",
        "from tui.cli import main; main(['--version'])",
    ],
)
def test_answering_in_json_imports_nothing_that_paints(code: str, tmp_path: Path) -> None:
    check = "import sys; print([name for name in ('textual', 'rich') if name in sys.modules], file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; {check}"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.strip().splitlines()[-1] == "[]", done.stderr
