"""Links between lines: whether a line goes on with the paragraph of the line above it."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from enum import Enum

from corpus.cleaning.credits import credit_tail, is_credit
from corpus.cleaning.cues import find_cue
from corpus.cleaning.head.bylines import byline, unmarked_byline
from corpus.cleaning.head.datelines import dateline
from corpus.cleaning.head.dates import date_line
from corpus.cleaning.lines.marks import (
    BULLETS,
    begins_item,
    bullet,
    goes_on,
    indent,
    inner_ends,
    is_ended,
    needed,
    number,
    says_something,
)
from corpus.cleaning.lines.wrapping import RAG, Wrapping
from corpus.cleaning.outlets.namewords import SECTIONS
from corpus.readers import RawBlock
from corpus.sentences import sentences

_SHORT = 30
"""Characters below which a line is no part of a sentence that is wrapped."""
_LONG = 12
"""Words from which a line is part of a sentence, and no title, that an empty line does not end."""
_SURE = 0.6
"""The strength of a cue from which a line is a prompt of its own."""
_PROMPT = 16
"""Words up to which a line may be a prompt of its own."""
_SEAM = 60
"""Characters on either side of the end of a line that tell whether a sentence ends there."""
_MARK = 60
"""Characters up to which a line may be a mark of an article's head."""
_TITLE_LINES = 3
"""Lines up to which a title is wrapped."""
_SHORT_WORD = 3
"""Letters up to which a title may have a word without a capital."""
_NEARLY = 0.8
"""The part of the width from which a line is full, and rather of a paragraph than a byline or a date."""
_OPENING = """
the a an of to in on at by for from with and or but that which who whose than as into its his her their our your is
are was were be been has have had will would could should may might this these those both either
"""
_OPENING_WORDS = frozenset(_OPENING.split())
"""Words of English after which no sentence and no title ends."""

_PARTICLES = frozenset(["on", "in", "by"])
"""Those after which a title may end: "Talks are on"."""
_LEADING_WORDS = _OPENING_WORDS - _PARTICLES


class Link(Enum):
    """How a line stands to the one above it."""

    ENDS = "the line above is the last of its paragraph"
    OPEN = "the line above ends a sentence and is full: it may end its paragraph or not"
    GOES_ON = "the line below goes on with the paragraph"


def link(paragraph: Sequence[RawBlock], below: RawBlock, wrapping: Wrapping) -> Link:
    """Tell whether the line ``below`` goes on with a paragraph, of which the lines so far are given."""
    above = paragraph[-1]
    first, second = above.text.rstrip(), below.text.lstrip()
    # of a text that is not wrapped most lines are whole: they end a sentence, or another one begins below
    whole = wrapping.width is None and (is_ended(first) or (second[:1].isupper() and not _leads_on(first)))
    if whole or not says_something(first) or not says_something(second):
        return Link.ENDS
    distance = below.lines[0] - above.lines[1]
    wrapped = wrapping.width is not None and len(first) <= wrapping.width + RAG and distance <= wrapping.step
    full = wrapped and (needed(first, below) > wrapping.fits or _is_rest(paragraph, wrapping))
    if begins_item(below.text):
        # a full line may be broken before a dash or a number of its sentence
        broken = full and second[0] not in BULLETS and not begins_item(paragraph[0].text)
        return _either(broken and (not is_ended(first) or not _ends_sentence(first, second)))
    if distance > wrapping.step:
        return _either(distance <= wrapping.step + 1 and _is_torn(first, second))
    if not wrapped:
        return _either(_is_broken(first, second))
    if wrapping.hanging is not None and (not full or is_ended(first)):
        return _either(indent(below.text) == wrapping.hanging)
    margin = indent(above.text) if wrapping.margin is None else wrapping.margin
    if wrapping.hanging is None and indent(below.text) >= margin + 2 and not _hangs(paragraph[0].text, below.text):
        return Link.ENDS
    if not full:
        return _either(_is_parted(first, second) or _is_broken(first, second))
    return _below_full_line(paragraph, second, wrapping)


def _is_rest(paragraph: Sequence[RawBlock], wrapping: Wrapping) -> bool:
    """Tell whether the last line is what the one above it had too much, in a text that was wrapped twice."""
    if not wrapping.twice or len(paragraph) < 2 or 2 * len(paragraph[-1].text) > (wrapping.width or 0):
        return False
    return needed(paragraph[-2].text.rstrip(), paragraph[-1]) > wrapping.fits


def _below_full_line(paragraph: Sequence[RawBlock], second: str, wrapping: Wrapping) -> Link:
    """Tell how a line stands to a paragraph whose last line had no room for its first word."""
    first = paragraph[-1].text.rstrip()
    if not is_ended(first):
        return _either(not _stands_alone(paragraph, second, wrapping))
    if goes_on(second) or not _ends_sentence(first, second):
        return Link.GOES_ON
    if _is_prompt(second) or (second.isupper() and 2 * len(second) < (wrapping.width or 0)):
        return Link.ENDS
    return Link.GOES_ON if wrapping.apart or _is_quoting(paragraph, second) else Link.OPEN


def _ends_sentence(first: str, second: str) -> bool:
    """Tell whether the full stop at the end of a line ends a sentence: none after an initial or "Sept." does."""
    end = first[-_SEAM:]
    return any(span.end == len(end) for span in sentences(f"{end} {second[:_SEAM]}"))


def _stands_alone(paragraph: Sequence[RawBlock], second: str, wrapping: Wrapping) -> bool:
    """Tell whether a full line without a full stop is by its words no part of what stands below it, or that none of it.

    Captions end with a credit, prompts say what they want, bylines and dates stand below titles, and words that have
    a capital nowhere else begin a sentence.
    """
    sentence = is_ended(second) or len(second) >= _NEARLY * (wrapping.width or 0)
    marked = not sentence and byline(second) is not None
    first = paragraph[-1].text.strip()
    if not marked and _is_open(first):
        return False
    if goes_on(second):
        return marked and len(paragraph) <= _TITLE_LINES
    if marked or (not sentence and date_line(second)) or dateline(second):
        return True
    if len(paragraph) == 1 and ((not sentence and unmarked_byline(second)) or _is_prompt(first)):
        return True
    if _begins_sentence(first, second, wrapping.common):
        return True
    credit = credit_tail(first) if inner_ends().search(first) else None
    return credit is not None and is_credit(first[credit:].strip())


def _begins_sentence(first: str, second: str, common: Collection[str]) -> bool:
    """Tell whether a line begins with a capital that only the beginning of a sentence gives its word.

    Titles and names give it to any word; right after another one with a capital only a word like "The" is in no name.
    """
    word, _, rest = second.partition(" ")
    word = word.rstrip(",’'")
    lower = word.lower()
    if word != lower.capitalize() or lower not in common:
        return False
    above = [one for one in first.split() if one[0].isalpha() and (len(one) > _SHORT_WORD or one[0].isupper())]
    if 2 * sum(one[0].isupper() for one in above) > len(above):
        return False
    return lower in _OPENING_WORDS or not (first.rsplit(maxsplit=1)[-1][:1].isupper() or rest[:1].isupper())


def _is_prompt(line: str) -> bool:
    """Tell whether the words of a line make it a label, or a prompt of its own."""
    words = line.lower().split()
    cue = find_cue(line, words, len(words), foreign=True) if len(words) <= _PROMPT else None
    return cue is not None and cue.strength >= (1.0 if len(words) <= 4 else _SURE)


def _either(same: bool) -> Link:
    return Link.GOES_ON if same else Link.ENDS


def _is_quoting(paragraph: Sequence[RawBlock], second: str) -> bool:
    """Tell whether the paragraph has opened a quotation that the next line goes on with, and closes."""
    text = " ".join(block.text for block in paragraph[-12:])
    return text.count("“") > text.count("”") and not second.startswith("“")


def _is_broken(first: str, second: str) -> bool:
    """Tell whether a sentence was broken over two lines, whatever their lengths.

    It goes on in lower case, or its first part ends with a word, or a comma, that another word must follow.
    """
    if is_ended(first):
        return False
    # in a script without capitals only the width of wrapped text tells
    if second[0].islower() and goes_on(second):
        alone = is_label(first) or is_label(second) or _is_prompt(second) or unmarked_byline(first) is not None
        alone = alone or SECTIONS.issuperset(first.lower().split()) or _says_what_it_is(second)
        # one word more ends the sentence, or is a label
        alone = alone or (" " not in second.rstrip() and second.rstrip()[-1].isalnum())
        return not (alone or (second.startswith("by ") and byline(second)))
    if not _leads_on(first) or _is_prompt(first):
        return False
    return not (byline(second) or date_line(second) or is_label(second))


def _leads_on(first: str) -> bool:
    return len(first) >= _SHORT and _is_open(first, _LEADING_WORDS)


def _says_what_it_is(line: str) -> bool:
    """Tell whether a line in lower case is a mark of the article's head: "published: 14 May 2018", "writer: Agency".

    So is an address.
    """
    if " " not in line and "." in line[1:-1]:
        return True
    word, colon, _ = line.partition(":")
    return bool(colon) and len(line) <= _MARK and word.rstrip().isalpha()


def _is_open(first: str, words: Set[str] = _OPENING_WORDS) -> bool:
    word = first.rsplit(maxsplit=1)[-1]
    return word.endswith(",") or word in words


def _is_torn(first: str, second: str) -> bool:
    """Tell whether a blank line stands in the middle of a sentence."""
    if is_ended(first) or first.endswith((";", "-", "–", "—")) or not goes_on(second):
        return False
    return len(first.split()) >= _LONG and len(second.split()) >= 3 and is_ended(second.rstrip())


def _is_parted(first: str, second: str) -> bool:
    """Tell whether a word was parted at the end of the line."""
    return first.endswith(("-", "\u2010")) and first[-2:-1].isalpha() and second[0].islower()


def _hangs(first: str, below: str) -> bool:
    """Tell whether a line stands under the text of the item that it goes on with."""
    item = bullet().match(first) or number().match(first)
    return item is not None and abs(item.end() - indent(below)) <= 1


def is_label(line: str) -> bool:
    """Tell whether a line is by itself the label of a button ("hide caption"), which goes on with nothing."""
    words = line.lower().split()
    cue = find_cue(line, words, len(words), foreign=True) if len(words) <= 4 else None
    return cue is not None and cue.strength == 1.0
