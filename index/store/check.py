"""Looking for damage in an index, without healing it: for whoever wants to know what is wrong."""

from __future__ import annotations

from pathlib import Path

from index.store import build

REMEDY = "make it anew with: zte-reader reindex"


def faults(library: build.Source) -> list[str]:
    """Return a line for each thing wrong with a library's index, none where all is well.

    An index that is missing or behind is no fault: the next search brings it up to date.
    """
    place = build.home(library)
    if place.exists() and not place.is_dir():
        return [f"index: {place} is not a folder, and the index has to be there; move it away"]
    if not place.exists() or not any(entry.name != "lock" for entry in place.iterdir()):
        return []
    stamp = build.usable(library)
    if stamp is None:
        return [f"index: not made by this version from this library; {REMEDY}"]
    try:
        held = _read(place / stamp.folder)
    except Exception as error:  # whatever Whoosh says of damaged files
        return [f"index: damaged ({type(error).__name__}: {error}); {REMEDY}"]
    if stamp.revision != library.revision() or stamp.target:
        return []
    expected = set(library.changes(0).changed)
    lacking, left = len(expected - held), len(held - expected)
    found = []
    if lacking:
        found.append(f"index: {lacking} of the library's articles are not in it; {REMEDY}")
    if left:
        found.append(f"index: {left} articles are in it that the library does not have; {REMEDY}")
    return found


def _read(folder: Path) -> set[int]:
    """Read every posting, and return the articles' numbers in the library."""
    from index.store import listing
    from index.store.codec import words_of

    with listing.opened(folder).reader() as reader:
        held: set[int] = set()
        for leaf, _ in reader.leaf_readers() if reader.doc_count_all() else ():
            words = words_of(leaf)
            for field in words.fields:
                for _, packed in words.words(field):
                    if packed.numbers()[-1] >= leaf.doc_count_all():
                        raise ValueError(f"a word of {field} stands in an article that is not there")
            column = leaf.column_reader("id", translate=False)
            held.update(column[number] for number in leaf.all_doc_ids())
        return held
