"""Tag a text: words, capitals, amounts, names, agreement, canonical names, quotes, one stage after another."""

from __future__ import annotations

from corpus.article import EntityType, Mention, Tagging
from corpus.entities.amounts import Amount, amounts
from corpus.entities.casing import case
from corpus.entities.coherence import settle
from corpus.entities.guesses import Guess
from corpus.entities.lexicon import lexicon
from corpus.entities.linking import Linker
from corpus.entities.quotes import quotes
from corpus.entities.runs import read
from corpus.entities.tokens import Tokens, tokenize


def tag_text(text: str) -> Tagging:
    """Return the mentions and direct quotes of ``text``."""
    known = lexicon()
    plain = text.replace("’", "'").replace("\u00a0", " ")
    tokens = tokenize(text)
    cased = case(tokens, known)
    counted = amounts(tokens, plain)
    taken = _covered(tokens, counted)
    guesses = settle(read(cased, plain, taken, known), cased, known)
    mentions = _link(tokens, plain, guesses, known.canonical)
    mentions.extend(Mention(a.start, a.end, a.type, text[a.start : a.end]) for a in counted)
    mentions = _apart(mentions)
    return Tagging(tuple(mentions), tuple(quotes(tokens, mentions, known)))


def _covered(tokens: Tokens, counted: list[Amount]) -> list[bool]:
    taken = [False] * len(tokens)
    place = 0
    for amount in counted:
        while place < len(taken) and tokens.ends[place] <= amount.start:
            place += 1
        while place < len(taken) and tokens.starts[place] < amount.end:
            taken[place] = True
            place += 1
    return taken


def _link(
    tokens: Tokens, plain: str, guesses: list[Guess], canonical: dict[tuple[str, EntityType], str]
) -> list[Mention]:
    linker = Linker(canonical)
    named = []
    for guess in guesses:
        start, end = tokens.starts[guess.first], tokens.ends[guess.last - 1]
        name = " ".join(plain[start:end].split())
        assert guess.type is not None
        named.append((start, end, name, guess.type, guess.entity))
        linker.hear(name, guess.type, guess.entity)
    return [
        Mention(start, end, type, linker.entity(name, type, entity)) for start, end, name, type, entity in named
    ]


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Sort mentions and drop those that begin inside an earlier one."""
    apart: list[Mention] = []
    for mention in sorted(mentions, key=lambda found: (found.start, -found.end)):
        if not apart or mention.start >= apart[-1].end:
            apart.append(mention)
    return apart
