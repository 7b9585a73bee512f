"""A segment's words in the order of the alphabet, and their postings, in two files that prove themselves when read.

Words go by blocks of a field. The file of words has for each block the words, in how many articles each stands and how
long its postings are; the file of postings has the postings of the block one after the other. Both are checked by a
CRC-32 when they are read, so that damage is an error and never a wrong answer. At the end of the file of words a
directory tells where each block is and with which word it begins. The files are read piece by piece and never mapped
into memory, where a file that was cut off would end the process.
"""

from __future__ import annotations

import json
import os
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from struct import Struct
from typing import Any, NamedTuple
from zlib import crc32

from index.store.packing import Packed, narrow

WORDS = 128  # in a block at most
BYTES = 4096  # of postings in a block, unless one word has more: that is a block of its own
KEPT = 256  # blocks in memory
MAGIC = b"zte-words-1\n"
CHECK = Struct("=I")  # the check sum of what follows
HEAD = Struct("=IIIBB")  # check sum of the postings; number of words, their bytes; types of two arrays
TAIL = Struct("=II")  # length and check sum of the directory


class Block(NamedTuple):
    """Words with the number of articles of each, and where the postings of each begin (and the last ones end)."""

    words: list[bytes]
    counts: array[int]
    starts: list[int]
    check: int  # the check sum of all postings


class WordsWriter:
    """Writes words and their postings; fields and the words of each come in order, both rising."""

    def __init__(self, words: Path, postings: Path) -> None:
        self._words = words.open("xb")
        self._postings = postings.open("xb")
        self._directory: dict[str, dict[str, list[Any]]] = {}
        self._field = ""
        self._block: list[tuple[bytes, int, bytes]] = []
        self._held = 0

    def add(self, field: str, word: bytes, count: int, packed: bytes) -> None:
        """Write a word that stands in so many articles."""
        large = len(packed) > BYTES
        if large or field != self._field or self._held >= BYTES or len(self._block) >= WORDS:
            self._flush()
            self._field = field
        self._block.append((word, count, packed))
        self._held += len(packed) if not large else BYTES

    def _flush(self) -> None:
        if not self._block:
            return
        words, counts, lists = zip(*self._block, strict=True)
        place = self._directory.setdefault(self._field, {"first": [], "words": [], "postings": []})
        place["first"].append(words[0].decode())
        place["words"].append(self._words.tell())
        place["postings"].append(self._postings.tell())
        postings, joined = b"".join(lists), b"\n".join(words)
        numbers, sizes = narrow(counts), narrow([len(each) for each in lists])
        codes = ord(numbers.typecode), ord(sizes.typecode)
        head = HEAD.pack(crc32(postings), len(words), len(joined), *codes)
        block = b"".join((head, joined, numbers.tobytes(), sizes.tobytes()))
        self._words.write(CHECK.pack(crc32(block)) + block)
        self._postings.write(postings)
        place["end"] = [self._words.tell(), self._postings.tell()]
        self._block.clear()
        self._held = 0

    def close(self) -> None:
        """Write what is left and the directory."""
        self._flush()
        directory = json.dumps(self._directory).encode()
        self._words.write(directory + TAIL.pack(len(directory), crc32(directory)) + MAGIC)
        self.abandon()

    def abandon(self) -> None:
        """Close the files as they are."""
        self._words.close()
        self._postings.close()


class Words:
    """Reads what ``WordsWriter`` wrote; raises ``ValueError`` where that is damaged."""

    def __init__(self, words: Path, postings: Path) -> None:
        self._blocks: dict[tuple[str, int], Block] = {}
        self._files = [words.open("rb", buffering=0)]
        try:
            self._files.append(postings.open("rb", buffering=0))
            self._directory = self._read_directory()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the files."""
        for file in self._files:
            file.close()

    @property
    def fields(self) -> list[str]:
        """The fields that have words."""
        return list(self._directory)

    def find(self, field: str, word: bytes) -> Packed | None:
        """Return the postings of a word, or None where no article has it."""
        number, block, place = self._locate(field, word)
        if block is None:
            return None
        return Packed(
            self._postings(field, number, block)[block.starts[place] : block.starts[place + 1]], block.counts[place]
        )

    def find_all(self, field: str, words: Iterable[bytes]) -> Iterator[Packed]:
        """Yield the postings of those of some words, in order, that any article has; reads each block once."""
        last = -1
        postings = b""
        for word in words:
            number, block, place = self._locate(field, word)
            if block is None:
                continue
            if number != last:
                postings, last = self._postings(field, number, block), number
            yield Packed(postings[block.starts[place] : block.starts[place + 1]], block.counts[place])

    def count(self, field: str, word: bytes) -> int:
        """Return in how many articles a word stands, those deleted since included."""
        _, block, place = self._locate(field, word)
        return block.counts[place] if block else 0

    def beginning(self, field: str, prefix: bytes) -> Iterator[tuple[list[bytes], list[int]]]:
        """Yield words that begin so in order, many at once, with the number of articles of each."""
        last = prefix + b"\xff"  # no byte of UTF-8
        for number in range(max(0, self._number(field, prefix)), self._length(field)):
            block = self._block(field, number)
            start, end = bisect_left(block.words, prefix), bisect_right(block.words, last)
            if start < end:
                yield block.words[start:end], block.counts[start:end].tolist()
            elif start < len(block.words):
                return

    def words(self, field: str) -> Iterator[tuple[bytes, Packed]]:
        """Yield all words of a field in order with their postings."""
        for number in range(self._length(field)):
            block = self._block(field, number)
            postings = self._postings(field, number, block)
            for place, word in enumerate(block.words):
                yield word, Packed(postings[block.starts[place] : block.starts[place + 1]], block.counts[place])

    def _length(self, field: str) -> int:
        place = self._directory.get(field)
        return len(place["first"]) if place else 0

    def _number(self, field: str, word: bytes) -> int:
        """Return the number of the block that holds a word if any does, or -1."""
        place = self._directory.get(field)
        return bisect_right(place["first"], word.decode()) - 1 if place else -1

    def _locate(self, field: str, word: bytes) -> tuple[int, Block | None, int]:
        number = self._number(field, word)
        if number < 0:
            return number, None, 0
        block = self._block(field, number)
        place = bisect_left(block.words, word)
        found = place < len(block.words) and block.words[place] == word
        return number, block if found else None, place

    def _block(self, field: str, number: int) -> Block:
        block = self._blocks.get((field, number))
        if block is None:
            if len(self._blocks) >= KEPT:
                self._blocks.clear()
            block = self._blocks[field, number] = self._parse(self._read(0, *self._extent(field, "words", number)))
        return block

    def _postings(self, field: str, number: int, block: Block) -> bytes:
        postings = self._read(1, *self._extent(field, "postings", number))
        if crc32(postings) != block.check or len(postings) != block.starts[-1]:
            raise ValueError(f"{self._files[1].name}: postings are damaged")
        return postings

    def _extent(self, field: str, which: str, number: int) -> tuple[int, int]:
        place = self._directory[field]
        starts = place[which]
        end = starts[number + 1] if number + 1 < len(starts) else place["end"][which == "postings"]
        return starts[number], end

    def _parse(self, data: bytes) -> Block:
        block = data[CHECK.size :]
        if CHECK.pack(crc32(block)) != data[: CHECK.size]:
            raise ValueError(f"{self._files[0].name}: words are damaged")
        check, count, length, count_code, size_code = HEAD.unpack_from(block)
        start = HEAD.size + length
        middle = start + count * array(chr(count_code)).itemsize
        words = block[HEAD.size : start].split(b"\n")
        counts = array(chr(count_code), block[start:middle])
        return Block(words, counts, list(accumulate(array(chr(size_code), block[middle:]), initial=0)), check)

    def _read(self, file: int, start: int, end: int) -> bytes:
        return os.pread(self._files[file].fileno(), end - start, start)

    def _read_directory(self) -> dict[str, Any]:
        file = self._files[0]
        end = os.fstat(file.fileno()).st_size - len(MAGIC) - TAIL.size
        tail = self._read(0, max(0, end), end + TAIL.size + len(MAGIC))
        if end < 0 or not tail.endswith(MAGIC):
            raise ValueError(f"{file.name}: cut off")
        length, check = TAIL.unpack_from(tail)
        directory = self._read(0, max(0, end - length), end)
        if crc32(directory) != check:
            raise ValueError(f"{file.name}: the directory is damaged")
        found: dict[str, Any] = json.loads(directory)
        return found
