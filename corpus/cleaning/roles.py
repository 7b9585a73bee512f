"""What every line of a source became."""

from __future__ import annotations

from corpus.article import Article, BlockKind


def line_roles(article: Article, line_count: int) -> list[tuple[int, str]]:
    """Return the role of each line from 1 to ``line_count``: a block's kind, "removed:REASON" or "blank".

    A list item counts as a paragraph. ``line_count`` is the page's.
    """
    roles = ["blank"] * line_count
    spans = [
        (block.lines, "paragraph" if block.kind is BlockKind.ITEM else block.kind.value) for block in article.blocks
    ]
    spans += [(cut.lines, f"removed:{cut.reason.value}") for cut in article.cuts]
    for (first, last), role in spans:
        for number in range(max(1, first), min(last, line_count) + 1):
            roles[number - 1] = role
    return list(enumerate(roles, 1))
