"""Tag a text: words, capitals, amounts, names, agreement, canonical names, quotes, one stage after another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from corpus.article import EntityType, Mention, Tagging
from corpus.entities.aliases import lexicon_with
from corpus.entities.amounts import Amount, amounts
from corpus.entities.bylines import bylines
from corpus.entities.casing import case
from corpus.entities.coherence import settle, surface
from corpus.entities.datelines import datelines
from corpus.entities.genders import TITLES, genders
from corpus.entities.guesses import Guess
from corpus.entities.lexicon import dated
from corpus.entities.linking import Linker
from corpus.entities.runs import read
from corpus.entities.scorelines import scorelines
from corpus.entities.shortening import abbreviates
from corpus.entities.speech.quotes import quotes
from corpus.entities.summits import summits
from corpus.entities.taggers import Named, Namer
from corpus.entities.tokens import tokenize
from corpus.entities.view import POSSESSIVES, View
from corpus.entities.wrapping import unwrapped


def tag_text(text: str, namer: Namer | None = None, aliases: str = "") -> Tagging:
    """Return the mentions and direct quotes of ``text``; ``namer`` finds the names in place of our rules."""
    text = unwrapped(text)
    view, counted = view_of(text, aliases)
    guesses = settle(read(view), view) if namer is None else _guesses(view, namer(text))
    mentions = _link(view, guesses)
    added = summits(view, mentions)
    if counted or added:
        mentions.extend(added)
        mentions.extend(Mention(a.start, a.end, a.type, text[a.start : a.end]) for a in counted)
        mentions = _apart(mentions)
    return Tagging(tuple(mentions), tuple(quotes(view.tokens, mentions, view.lexicon)))


def _guesses(view: View, names: list[Named]) -> list[Guess]:
    """Return what another tagger found as guesses: whole tokens, with no article before and no possessive behind."""
    starts, ends = view.tokens.starts, view.tokens.ends
    guesses: list[Guess] = []
    for name in sorted(names):
        first, last = bisect_right(ends, name.start), bisect_left(starts, name.end)
        if last - first > 1 and view.words[first].lower() == "the":
            first += 1
        if last - first > 1 and view.words[last - 1] in POSSESSIVES:
            last -= 1
        held = first >= last or any(view.taken[first:last])
        if not held and (not guesses or guesses[-1].last <= first):
            known, reach = view.known_name(first)
            entity = known.entity if known is not None and reach == last and known.type is name.type else None
            guesses.append(Guess(first, last, name.type, 1.0, entity))
    return guesses


def view_of(text: str, aliases: str = "") -> tuple[View, list[Amount]]:
    """Return ``text`` as the rules see it, with its dates and amounts taken, and those."""
    known = lexicon_with(aliases)
    tokens = tokenize(text)
    plain = text.replace("’", "'").replace("\u00a0", " ")
    view = View(case(tokens, known), plain, [False] * len(tokens), known)
    counted = amounts(tokens, plain, _numbered(view))
    _cover(view, counted)
    view.fixed = scorelines(view) | datelines(view) | bylines(view)
    return view, counted


def _numbered(view: View) -> list[bool]:
    """Mark the tokens of known names with a number in them, where no date or amount is to be looked for."""
    held = [False] * view.length
    keys = view.lexicon.numbered
    for place in [place for place, form in enumerate(view.forms) if form in keys]:
        entry, end = view.known_name(place)
        if entry is not None and dated(entry):
            held[place:end] = [True] * (end - place)
    return held


def _cover(view: View, counted: list[Amount]) -> None:
    starts, ends = view.tokens.starts, view.tokens.ends
    for amount in counted:
        first, last = bisect_right(ends, amount.start), bisect_left(starts, amount.end)
        view.taken[first:last] = [True] * (last - first)


def _link(view: View, guesses: list[Guess]) -> list[Mention]:
    """Give each guess its canonical name."""
    linker = Linker(view.lexicon.canonical)
    names = [surface(view, guess) for guess in guesses]
    for guess, name in zip(guesses, names, strict=True):
        if guess.type is not None:
            linker.hear(name, guess.type, guess.entity)
    for (long, name), (short, form) in pairwise(zip(guesses, names, strict=True)):
        if long.type is not None and _in_brackets(view, long, short) and abbreviates(form, name):
            linker.define(form, name, long.type, long.entity)
    if linker.has_namesakes:
        linker.genders = genders(view, guesses, names)
    starts, ends, words = view.tokens.starts, view.tokens.ends, view.words
    mentions = []
    for guess, name in zip(guesses, names, strict=True):
        kind, entity = guess.type, guess.entity
        if kind is None:
            continue
        if kind is EntityType.GPE and entity is not None and linker.is_body(name, entity):
            kind, entity = EntityType.ORG, None
        title = TITLES.get(words[guess.first - 1]) if guess.first > 0 else None
        if kind is EntityType.PERSON and not guess.titled and " " not in name and linker.is_short_body(name):
            kind, entity = EntityType.ORG, None
        canonical = linker.entity(name, kind, entity, title)
        mentions.append(Mention(starts[guess.first], ends[guess.last - 1], kind, canonical))
    return mentions


def _in_brackets(view: View, before: Guess, guess: Guess) -> bool:
    """Tell whether a guess stands alone in brackets, or in commas after "or", right behind the one before it."""
    if not 0 < guess.first - before.last < 3:
        return False
    between = view.words[before.last : guess.first]
    return (between == ["("] and view.word(guess.last) == ")") or between == [",", "or"]


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Sort mentions and drop those that begin inside an earlier one."""
    apart: list[Mention] = []
    for mention in sorted(mentions, key=lambda found: (found.start, -found.end)):
        if not apart or mention.start >= apart[-1].end:
            apart.append(mention)
    return apart
