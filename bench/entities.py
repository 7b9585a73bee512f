"""Measure the tagger: spans and types, speakers, words a second, loading.

Run it as ``python bench/entities.py [SHARED_FOLDER]``. Without the folder of annotated documents only the speed is
measured, on sentences made up here.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.article import Tagging

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("ZTE_READER_SHARED", HERE.parents[1] / "shared"))
COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
CLOSING = frozenset([*".,!?;:%)]”’'", "'s", "’s", "n't"])
OPENING = frozenset("([“‘$£€")
MADE_UP = (
    "OSLO — The mayor of Bergen, Kari Lund, told the Nordic Grid Council on Tuesday that the U.S.-Norway deal, worth "
    "$2.4 billion, would cover 30 percent of demand. “We need it by June 2031,” Ms. Lund said. Analysts at Fjord "
    "Securities Inc. in Trondheim were not so sure; none of the 1,200 households asked had heard of it.\n\n"
)

Answers = Iterator[tuple[str, set[tuple[int, int, str]], set[tuple[int, int]]]]


def rates(counts: Counter[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of hits, false and missed ones."""
    hit, wrong, missed = counts["hit"], counts["wrong"], counts["missed"]
    return hit / max(1, hit + wrong), hit / max(1, hit + missed), 2 * hit / max(1, 2 * hit + wrong + missed)


def spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of BIO tags as first token, token after, type."""
    place = 0
    while place < len(tags):
        end = place + 1
        if tags[place] != "O":
            while end < len(tags) and tags[end] == "I-" + tags[place][2:]:
                end += 1
            yield place, end, tags[place][2:]
        place = end


def written(tokens: list[str]) -> tuple[str, list[int]]:
    """Join tokens as they would be written, and return where each begins."""
    text, begins, inside, before = "", [], False, ""
    for token in tokens:
        tight = not text or token in CLOSING or before in OPENING or "-" in (token, before)
        if token == '"':
            tight, inside = inside or not text, not inside
        elif before == '"' and inside:
            tight = True
        text += token if tight else " " + token
        begins.append(len(text) - len(token))
        before = token
    return text, begins


def gold_answers(folder: Path) -> Answers:
    """Yield the articles annotated by hand: text, mentions, spans that count neither way."""
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        wanted = {(m["start"], m["end"], m["type"]) for m in article["mentions"] if not m.get("optional")}
        free = {(m["start"], m["end"]) for m in article["mentions"] if m.get("optional")}
        yield article["text"], wanted, free


def token_answers(path: Path) -> Answers:
    """Yield the documents of a file of tokens and BIO tags; only people, bodies and places count."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = ""
            wanted = set()
            for sentence in json.loads(line)["sentences"]:
                piece, begins = written(sentence["tokens"])
                for first, last, kind in spans(sentence["tags"]):
                    if kind in {"PER", "ORG", "LOC"}:
                        end = begins[last - 1] + len(sentence["tokens"][last - 1])
                        wanted.add((len(text) + begins[first], len(text) + end, kind))
                text += piece + "\n\n"
            yield text, wanted, set()


def compare(answers: Answers, tag: Callable[[str], Tagging], coarse: bool) -> dict[str, Counter[str]]:
    """Count hits, wrong and missed spans by type."""
    found: dict[str, Counter[str]] = {}
    for text, wanted, free in answers:
        given = set()
        for mention in tag(text).mentions:
            kind = COARSE.get(mention.type, "") if coarse else str(mention.type)
            if kind and not any(mention.start < end and start < mention.end for start, end in free):
                given.add((mention.start, mention.end, kind))
        for name, group in (("hit", wanted & given), ("wrong", given - wanted), ("missed", wanted - given)):
            for _, _, kind in group:
                found.setdefault(kind, Counter())[name] += 1
    return found


def show(title: str, found: dict[str, Counter[str]]) -> None:
    """Print one table: a row a type, and all together."""
    print(f"\n{title}\n  {'':10}{'precision':>10}{'recall':>8}{'F1':>8}{'spans':>8}")
    for kind, counts in [*sorted(found.items()), ("all", sum(found.values(), Counter()))]:
        precision, recall, f1 = rates(counts)
        print(f"  {kind:10}{precision:10.3f}{recall:8.3f}{f1:8.3f}{counts['hit'] + counts['missed']:8}")


def speakers(folder: Path, tag: Callable[[str], Tagging]) -> tuple[int, int]:
    """Count the quotes whose span and speaker are right, and all quotes."""
    right = total = 0
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        given = {(quote.start, quote.end): quote.speaker for quote in tag(article["text"]).quotes}
        for quote in article["quotes"]:
            total += 1
            right += given.get((quote["start"], quote["end"]), "?") == quote["speaker_entity"]
    return right, total


def loading() -> tuple[float, float]:
    """Return the milliseconds that importing the package and the first call take in a fresh process, the best of 5."""
    program = (
        "import time; a = time.perf_counter(); import corpus.entities; b = time.perf_counter();"
        "corpus.entities.tag('A.'); print((b - a) * 1000, (time.perf_counter() - b) * 1000)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(5)
    ]
    return min(float(run[0]) for run in runs), min(float(run[1]) for run in runs)


def speed(text: str, tag: Callable[[str], Tagging]) -> float:
    """Return how many words of ``text`` are tagged in a second, the best of 3 runs."""
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        tag(text)
        best = max(best, len(text.split()) / (time.perf_counter() - start))
    return best


def main() -> None:
    """Print all tables."""
    from corpus.entities import tag

    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    text = MADE_UP * 400
    if (shared / "ner").is_dir():
        show("Gold articles, strict span and type", compare(gold_answers(shared / "ner" / "gold"), tag, False))
        for name in ("worldwide_dev", "conllpp_dev"):
            path = shared / "ner" / "dev" / f"{name}.jsonl.gz"
            show(f"{name}, people, bodies and places", compare(token_answers(path), tag, True))
        right, total = speakers(shared / "ner" / "gold", tag)
        print(f"\nSpeakers of gold quotes: {right} of {total}")
        text = "\n\n".join(answer[0] for answer in gold_answers(shared / "ner" / "gold")) * 40
    imported, first = loading()
    print(f"\nWords a second: {speed(text, tag):,.0f}")
    print(f"Import: {imported:.1f} ms; first call, with the lists: {first:.1f} ms")


if __name__ == "__main__":
    main()
