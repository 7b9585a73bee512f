import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.entities import tag

PIECES = (
    "Mr. ", "President ", "Kim ", "Jong-un ", "U.S.", "-", "China’s ", "“", "”", '"', "said ", "he ", "Department of ",
    "Commerce ", "and ", "the ", "\n", "\n\n", ". ", ", ", "$1.2 billion ", "May ", "2018 ", "75,000 people ", "ZTE ",
    "Made in China 2025 ", "van der ", "Inc. ", "(WTO) ", "LONDON ", "— ", "North ", "&", "'s ", "Jr.", "D.C.",
)  # fmt: skip


@settings(deadline=None)  # the first text waits for the lists
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_any_text_gives_sorted_spans_within_it(text: str) -> None:
    tagging = tag(text)
    reach = 0
    for mention in tagging.mentions:
        assert reach <= mention.start < mention.end <= len(text)
        assert mention.entity
        reach = mention.end
    reach = 0
    for quote in tagging.quotes:
        assert reach <= quote.start < quote.end <= len(text)
        reach = quote.end
    assert tag(text) == tagging


def test_a_long_line_is_tagged_to_its_end() -> None:
    text = "Rex Harlan met Ann Poole in Oslo " * 3000
    assert tag(text).mentions[-1].end > len(text) - 10


def test_importing_the_package_loads_neither_rules_nor_lists() -> None:
    program = "import sys, corpus.entities; print([m for m in sys.modules if m.startswith('corpus.entities.')])"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_the_lists_are_shipped_and_small() -> None:
    folder = Path(sys.modules["corpus.entities"].__file__ or "").parent / "data"
    sizes = {path.name: path.stat().st_size for path in folder.iterdir() if path.is_file()}
    assert {
        "aliases.toml",
        "bodies.txt",
        "demonyms.txt",
        "places.txt",
        "lexicon.txt",
        "names.z",
        "weights.z",
        "NOTICE",
    } <= sizes.keys()
    assert sum(sizes.values()) < 1_000_000
