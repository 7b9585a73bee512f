"""The list of dependencies says what the lock and the installed packages say."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMPATIBLE = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "CNRI-Python",
    "LGPL-2.1-or-later",  # installed beside the program, never copied into it
    "MIT",
    "MPL-2.0",
    "PSF-2.0",
    "Zlib",
}
SPELLINGS = {
    "Apache-2.0": r"apache",
    "BSD-2-Clause": r"bsd",
    "BSD-3-Clause": r"bsd",
    "LGPL-2.1-or-later": r"lgpl|lesser general public",
    "MIT": r"mit\b",
    "MPL-2.0": r"mozilla|mpl-2",
    "PSF-2.0": r"psf|python software foundation",
}


def listed() -> dict[str, list[str]]:
    """The rows of all tables by the name of the package."""
    lines = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    packages = [row for row in rows if row[0] not in ("package", "---")]
    names = [row[0] for row in packages]
    assert len(names) == len(set(names))
    return {row[0]: row for row in packages}


def locked() -> dict[str, set[str]]:
    """The packages of the lock, with those that need each."""
    found: dict[str, set[str]] = {}
    for entry in re.split(r"\n(?=[a-z0-9])", (ROOT / "requirements.lock").read_text(encoding="utf-8"))[1:]:
        name = entry.partition("==")[0]
        needing = {line.strip("# ").removeprefix("via").strip() for line in entry.splitlines() if "# " in line}
        found.setdefault(name, set()).update(needing - {""})
    return found


LISTED = listed()


def test_the_list_has_every_package_of_the_lock_and_no_other() -> None:
    assert LISTED.keys() == locked().keys()


@pytest.mark.parametrize("name", sorted(LISTED))
def test_every_package_has_a_compatible_licence_a_reason_and_who_needs_it(name: str) -> None:
    _, licence, *between, why = LISTED[name]
    choices = [set(choice.split(" AND ")) for choice in licence.split(" OR ")]
    assert any(choice <= COMPATIBLE for choice in choices)
    assert len(why) > 10
    needing = locked()[name]
    if any(each.startswith("zte-reader") for each in needing):
        extras = re.findall(r"(?m)^(\w+) = \[\n((?:    .*\n)+)", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        holding = {extra for extra, body in extras if re.search(rf'(?m)^    "{re.escape(name)}[=><~]', body)}
        assert holding == (set(between) or {"dependencies"})
    else:
        assert between[0] in needing


@pytest.mark.parametrize("name", sorted(LISTED))
def test_an_installed_package_says_the_same_of_its_licence(name: str) -> None:
    try:
        known = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        pytest.skip("not installed")
    licence = LISTED[name][1]
    expression = " ".join(known.get_all("License-Expression") or [])
    classifiers = [one for one in known.get_all("Classifier") or [] if one.startswith("License")]
    said = " ".join([expression, " ".join(known.get_all("License") or [])[:300], *classifiers]).lower()
    if re.fullmatch(r"[A-Za-z0-9.\- ()]+", expression):
        assert licence == expression
    for one in set(re.split(r" AND | OR ", licence)) & SPELLINGS.keys():
        assert re.search(SPELLINGS[one], said), said
    if "GPL" not in licence:
        assert "gpl" not in said
        assert "general public" not in said
