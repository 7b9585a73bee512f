"""Names found by somebody else's model; numbers, links between names and quotes stay ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import EntityType, Tagging
from corpus.entities import tag
from corpus.entities.taggers import VARIABLE, choose, namer, pieces
from corpus.errors import UnreadableError

TEXT = (
    "The Quiet Harbour paid $4 million on Sunday.\n\n“We had to,” Ines Calder said. Calder’s brother left the Quiet "
    "Harbour in Ashby."
)
PATTERNS = [
    {"label": "ORG", "pattern": "The Quiet Harbour"},
    {"label": "ORG", "pattern": "the Quiet Harbour"},
    {"label": "PERSON", "pattern": "Ines Calder"},
    {"label": "PERSON", "pattern": "Calder’s"},
    {"label": "FAC", "pattern": "Ashby"},
    {"label": "CARDINAL", "pattern": "4 million"},
    {"label": "ORG", "pattern": "$4 million"},
]


@pytest.fixture
def model(tmp_path: Path) -> str:
    spacy = pytest.importorskip("spacy", reason="needs spaCy")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns(PATTERNS)
    pipeline.to_disk(tmp_path / "model")
    return f"spacy:{tmp_path / 'model'}"


def named(tagging: Tagging, text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], str(m.type), m.entity) for m in tagging.mentions]


def test_names_are_the_models_and_the_rest_is_ours(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, model)
    found = tag(TEXT)
    assert named(found, TEXT) == [
        ("Quiet Harbour", "ORG", "Quiet Harbour"),
        ("$4 million", "MONEY", "$4 million"),
        ("Sunday", "DATE", "Sunday"),
        ("Ines Calder", "PERSON", "Ines Calder"),
        ("Calder", "PERSON", "Ines Calder"),
        ("Quiet Harbour", "ORG", "Quiet Harbour"),
        ("Ashby", "LOC", "Ashby"),
    ]
    assert [(TEXT[q.start : q.end], q.speaker) for q in found.quotes] == [("“We had to,”", "Ines Calder")]


def test_names_behind_the_first_piece_of_a_long_text_stand_where_they_are(model: str) -> None:
    names = namer(model)
    assert names is not None
    text = "Nothing happened here today, as on most days. " * 4000 + "Ines Calder slept."
    (name,) = names(text)
    assert text[name.start : name.end] == "Ines Calder"
    assert name.type is EntityType.PERSON


def test_our_own_tagger_needs_no_model() -> None:
    assert namer("") is namer("own") is None


@pytest.mark.parametrize("name", ["spacy", "spacy:", "flair:x", "nonsense"])
def test_what_is_no_tagger_is_said_with_those_there_are(name: str) -> None:
    with pytest.raises(UnreadableError, match="there are own, spacy:MODEL and gliner:MODEL"):
        namer(name)


def test_a_model_that_is_not_there_is_said_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("spacy", reason="needs spaCy")
    monkeypatch.setenv(VARIABLE, "own")
    with pytest.raises(UnreadableError, match="python -m spacy download nowhere_sm"):
        choose("spacy:nowhere_sm")


@given(text=st.text(alphabet="ab. \n", max_size=60), size=st.integers(1, 20))
def test_pieces_make_up_the_text(text: str, size: int) -> None:
    cut = list(pieces(text, size))
    assert "".join(piece for _, piece in cut) == text
    assert all(text.startswith(piece, start) and 0 < len(piece) <= size for start, piece in cut)
