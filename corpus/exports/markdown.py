"""An article as one Markdown file: a head in YAML, and below it the text, a block a line. Pure."""

from __future__ import annotations

from itertools import groupby

from corpus.article import Article
from corpus.exports.records import Exported, annotation, original, spelled
from corpus.readers.exported import FENCE, MARK, MARKS, escaped
from corpus.store.records import METADATA


def markdown(exported: Exported, beside: str | None = None) -> str:
    """Write an article with what is kept beside it; ``beside`` is where its source is written to."""
    article = exported.article
    lines = [FENCE, f"{MARK}: 1", f"id: {exported.id}"]
    lines += [f"{name}: {spelled(value)}" for name in METADATA if (value := getattr(article, name)) is not None]
    lines += [f"tags: {spelled(exported.tags)}"] if exported.tags else []
    lines += ["annotations:", *(f"- {spelled(annotation(each))}" for each in exported.annotations)] * bool(
        exported.annotations
    )
    lines.append(f"original: {spelled(original(exported.raw) | ({'file': beside} if beside else {}))}")
    lines.append(f"blocks: {spelled(_counted(article))}")
    lines.append(FENCE)
    for block in article.blocks:
        before, after = MARKS.get(block.kind, ("", ""))
        lines += ["", f"{before}{escaped(article.text[block.start : block.end])}{after}"]
    return "\n".join(lines) + "\n"


def _counted(article: Article) -> list[list[str | int]]:
    """Return what the blocks are, those of one kind that follow each other counted; one with a credit is alone."""
    runs = groupby(article.blocks, key=lambda block: (block.kind, block.credit or None))
    counted: list[list[str | int]] = []
    for (kind, credit), run in runs:
        if credit:
            counted += [[kind, credit] for _ in run]
        else:
            counted.append([kind, sum(1 for _ in run)])
    return counted
