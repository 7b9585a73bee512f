"""Find direct quotes and who speaks them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import Mention, Quote
from corpus.entities.lexicon import Lexicon
from corpus.entities.quotation import Quotation, quotations
from corpus.entities.speakers import Speakers
from corpus.entities.tokens import Tokens


def quotes(tokens: Tokens, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Quote]:
    """Return the direct quotes of a text, in order, each with its speaker where the text names one."""
    found = []
    spoken = list(quotations(tokens))
    if not spoken:
        return []
    speakers = Speakers(tokens, mentions, lexicon, spoken)
    previous: Quotation | None = None
    for quotation in spoken:
        speaker = speakers.speaker(quotation, previous)
        found.append(Quote(tokens.starts[quotation.first], tokens.ends[quotation.last - 1], speaker))
        previous = quotation
    return found
