"""Documents on the command line: sources that are not text, and their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.readers.offices import docx, paragraph
from tests.corpus.readers.pdfs import STORY, At, column, pdf
from tests.tui.cli.conftest import Zte
from tests.tui.cli.test_cli_process import CSI, on_terminal

SOURCES = {
    "page.pdf": pdf([[At(60, 760, "https://post.example/harbour", 8), *column(" ".join(STORY), 60, 700, 80)]]),
    "page.docx": docx("".join(map(paragraph, STORY))),
    "page.md": ("# Harbour closes to ferries\n\n" + "\n\n".join(STORY) + "\n").encode(),
}


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, data in SOURCES.items():
        (folder / name).write_bytes(data)
    return folder


def test_documents_in_a_folder_are_added_and_their_sources_come_back(zte: Zte, documents: Path, tmp_path: Path) -> None:
    added = zte("add", documents, "--json", "--library", tmp_path / "new").json
    assert [Path(row["path"]).name for row in added["added"]] == sorted(SOURCES)
    for row in added["added"]:
        shown = zte("show", row["id"], "--source", "--library", tmp_path / "new")
        assert shown.bytes == SOURCES[Path(row["path"]).name]


def test_lines_of_a_document_are_those_of_its_text(zte: Zte, documents: Path, tmp_path: Path) -> None:
    zte("add", documents / "page.pdf", "--library", tmp_path / "new")
    shown = zte("show", 1, "--json", "--library", tmp_path / "new").json
    cleaned = zte("clean", documents / "page.pdf", "--json").json
    assert shown["lines"] == cleaned["lines"]
    assert {line["role"] for line in shown["lines"]} == {"paragraph", "removed:template"}
    assert shown["url"] == "https://post.example/harbour"


def test_a_terminal_is_told_how_to_save_a_source_that_is_not_text(zte: Zte, documents: Path, tmp_path: Path) -> None:
    zte("add", documents / "page.pdf", "--library", tmp_path / "new")
    painted = CSI.sub("", on_terminal("show", 1, "--source", "--library", tmp_path / "new"))
    assert " ".join(painted.split()) == (
        "the source is a PDF file, not text; save it with: zte-reader show 1 --source > FILE"
    )
