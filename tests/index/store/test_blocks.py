"""Words are found again in the files of a segment, and damage to these is an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.store.blocks import BYTES, WORDS, Words, WordsWriter
from index.store.packing import Postings, pack
from tests.index.shelf import UNHURRIED

Lexicon = dict[str, dict[str, list[int]]]  # field → word → articles


def stored(folder: Path, lexicon: Lexicon) -> tuple[Path, Path]:
    paths = folder / "a.trm", folder / "a.pst"
    for path in paths:
        path.unlink(missing_ok=True)
    writer = WordsWriter(*paths)
    for field in sorted(lexicon):
        for word, numbers in sorted((word.encode(), numbers) for word, numbers in lexicon[field].items()):
            writer.add(field, word, len(numbers), pack(Postings(numbers)))
    writer.close()
    return paths


def read(words: Words) -> Lexicon:
    return {field: {word.decode(): packed.numbers() for word, packed in words.words(field)} for field in words.fields}


def begins(words: Words, field: str, prefix: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for several, counts in words.beginning(field, prefix.encode()):
        found.update(zip((word.decode() for word in several), counts, strict=True))
    return found


MANY: Lexicon = {
    "form": {f"word{number:04}": [number, number + 3] for number in range(5 * WORDS)} | {"the": list(range(3 * BYTES))},
    "title": {"word": [1], "zebra": [2]},
}

some = st.text(st.sampled_from("abé中z9"), min_size=1, max_size=4)
lexicons = st.dictionaries(
    st.sampled_from(("form", "stem", "title")),
    st.dictionaries(some, st.sets(st.integers(0, 500), min_size=1).map(sorted), min_size=1),
)


@UNHURRIED
@given(lexicons, some)
def test_every_word_is_found_again_and_no_other(tmp_path: Path, lexicon: Lexicon, other: str) -> None:
    with closing(Words(*stored(tmp_path, lexicon))) as words:
        assert read(words) == lexicon
        for field in ("form", "stem", "title"):
            known = lexicon.get(field, {})
            for word in (*known, other):
                packed = words.find(field, word.encode())
                assert (packed.numbers() if packed else None) == known.get(word)
                assert words.count(field, word.encode()) == len(known.get(word, ()))
            assert begins(words, field, other[:2]) == {
                word: len(numbers) for word, numbers in known.items() if word.startswith(other[:2])
            }


def test_words_of_many_blocks_are_found(tmp_path: Path) -> None:
    with closing(Words(*stored(tmp_path, MANY))) as words:
        assert read(words) == MANY
        assert begins(words, "form", "word01") == {f"word{number:04}": 2 for number in range(100, 200)}
        assert begins(words, "title", "word") == {"word": 1}
        assert begins(words, "form", "x") == begins(words, "person", "w") == {}


def flips(size: int) -> Iterator[Callable[[bytes], bytes]]:
    for place in range(0, size, max(1, size // 60)):
        yield lambda data, place=place: data[:place] + bytes([data[place] ^ 64]) + data[place + 1 :]  # type: ignore[misc]
        yield lambda data, place=place: data[:place]  # type: ignore[misc]


@pytest.mark.parametrize("which", [0, 1])
def test_a_changed_bit_or_a_file_cut_short_is_an_error_and_never_a_wrong_answer(tmp_path: Path, which: int) -> None:
    paths = stored(tmp_path, MANY)
    path = paths[which]
    whole = path.read_bytes()
    for damage in flips(len(whole)):
        path.write_bytes(damage(whole))
        with pytest.raises(ValueError, match=r"damaged|cut off"), closing(Words(*paths)) as words:
            read(words)
