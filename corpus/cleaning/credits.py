"""Pictures: the line that says who took one, and the end of a caption that does."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from corpus.cleaning.lexicon import AGENCIES, MONTHS, NAME, NAMES, STOP_WORDS

_LABELS = ("Photo", "Image", "Credit", "Picture", "PHOTO", "PICTURE", "CREDIT")
_CAPTIONS = ("Image caption", "Media caption", "Photo caption", "Caption: ", "FILE", "File", "(FILE", "(File")
"""What a label of a caption begins with."""
_NOTICES = ("©", "(c)", "copyright")
"""What a notice of copyright begins with, which describes no picture."""
_NO_NAME = STOP_WORDS | {"learn", "read", "watch", "click", "subscribe", "sign", "listen", "buy", "see", "join"}
"""Words of buttons and sentences, of which no photographer's name is made."""
_WORDS_OF_NAMES = 3
"""Spaces before a bracket from which a line is a caption with its credit."""
_ENDS = (".", "!", "?", "”", '"', "’")


@cache
def _credit_line() -> re.Pattern[str]:
    """Match a whole line that says who took a picture."""
    return re.compile(
        rf"[(\[]?(?:"
        rf"[A-Z]{{3,12}}\s?/\s?{NAMES}"
        rf"|[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{{1,14}}(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]{{1,14}}){{1,2}}\s?/\s?[A-Z][A-Z ]{{2,20}}"
        rf"|(?:REUTERS|AP(?: Photo)?|AFP|EPA|Getty|GETTY)(?: Images)?\s?[/|:]\s?.{{2,80}}"
        rf"|(?:{NAMES}|[^/.]{{2,60}})\s?/\s?(?:[^/]{{2,60}}\s?/\s?){{0,3}}(?:(?i:{AGENCIES})|"
        rf"[\w ]{{0,30}}(?i:{AGENCIES}))[ .,)]{{0,3}}"
        rf"|(?:{NAMES}(?:,| /|/|-|–|—| \||\s\s?)?\s?)?(?:via |"
        rf"by )?(?i:{AGENCIES})(?: via (?i:{AGENCIES}))?(?: (?i:file|archive|image|photo)s?)?"
        rf"|(?:{NAMES}\s?/\s?)?[\w .&’'-]{{2,60}} via (?i:{AGENCIES})"
        rf"|{NAME}(?: {NAME}){{1,3}}\s?/\s?(?:[Tt]he )?{NAME}(?: {NAME}){{1,4}}"
        rf"|(?i:(?:photo(?:s|graph|graphs|grapher|graphy)?|image|picture|illustration|video|file photo|"
        rf"image source|photo credit|image credit|credit|credits)"
        rf"(?: (?:credit|copyright|source))?(?: by|:| /|/|courtesy of| ©| -)(?: by)?\s?.{{2,100}})"
        rf"|(?i:image (?:copyright|source)\s?.{{0,80}})"
        rf"|(?i:courtesy (?:of |photo|image|:|/).{{2,80}})"
        rf"|(?:©|\(c\)|Copyright) ?(?:{NAMES}|(?i:{AGENCIES}))(?:\s?/.{{2,60}})?"
        rf")[)\].]?"
    )


@cache
def _credit_tail() -> re.Pattern[str]:
    """Match the credit at the end of a caption; a caption's own sentence stands before it."""
    return re.compile(
        rf"(?:"
        rf"[(\[](?:[^()\[\]]{{0,80}}\b(?i:{AGENCIES}|photo|image|courtesy|credit|handout|"
        rf"source|illustration)\b[^()\[\]]{{0,80}})[)\]]\.?"
        rf"|[(\[]{NAMES}\s?/\s?(?:[Tt]he )?{NAMES}[)\]]\.?"
        rf"|{NAME}(?: {NAME}){{1,3}}\s?/\s?(?:[Tt]he )?{NAME}(?: {NAME}){{0,4}}"
        rf"|(?:PHOTO|PHOTOS|PHOTO FILE|FILE PHOTO|FILE|POOL|PICTURE)(?: by| BY)?\s?[|/]\s?[^|]{{2,60}}"
        # in capitals, as some sites set credits
        rf"|[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{{2,40}} ?[—–] ?(?i:{AGENCIES})(?:\s?/\s?(?i:{AGENCIES}))?"
        rf"|(?:©|Credit\.\.\.|Photo:|PHOTO:|PHOTOS:|PICTURE:|CREDIT:|Photograph:|Photographer:|"
        rf"Picture:|Image:|Credit:|(?:Image|Photo) [Cc]redits?:|Photo by|Photograph by|Image by|"
        rf"Photo courtesy of|Courtesy of)\s?.{{2,80}}"
        rf"|(?:{NAMES}\s?/\s?)?{NAMES} via (?i:{AGENCIES})"
        rf"|[Ff]ile [Pp]hoto by .{{2,60}}"
        rf"|(?:REUTERS|Reuters|AP Photo|AFP|EPA|Getty)\s?/\s?.{{2,60}}"
        rf"|[A-Z]{{3,12}}/{NAME}(?: {NAME}){{0,3}}(?:/[Ff]ile [Pp]hoto)?"
        rf"|(?:{NAMES}\s?/\s?){{1,3}}(?i:{AGENCIES})(?: via (?i:{AGENCIES}))?\.?"
        rf"|(?:{NAMES} ?[,/|—–-] ?)?(?:{AGENCIES}|HANDOUT|SUPPLIED|CONTRIBUTED)(?: via (?:{AGENCIES}))?"
        rf")$"
    )


@cache
def _credit_words() -> frozenset[str]:
    labels = "photo photos photograph photographs photographer photography image picture illustration video credit "
    labels += "credits courtesy handout copyright via file"
    return frozenset(re.findall(r"[a-z]{2,}", AGENCIES.lower())) | frozenset(labels.split())


def may_credit(text: str, said: Collection[str]) -> bool:
    """Tell whether a line has a mark or a word that every credit has one of; ``said`` are its words in lower case."""
    marked = "/" in text or "©" in text or "(c)" in text or not _credit_words().isdisjoint(said)
    return marked or (text[-1:].isalpha() and _signature(text) is not None)


def is_credit(text: str) -> bool:
    """Tell whether a whole line is a picture's credit."""
    described = text.find(" (") if text.endswith(")") else -1
    if described > 0 and text.count(" ", 0, described) > _WORDS_OF_NAMES:
        return False
    written = text.startswith(("By ", "BY ", "by ")) and ("/" not in text or " / " in text)
    return not written and len(text) <= 160 and not text.endswith(("?", "!")) and bool(_credit_line().fullmatch(text))


@cache
def _caption_label() -> re.Pattern[str]:
    return re.compile(
        r"(?:Image|Media|Photo) caption:? |Caption: |\(?(?:FILE|File)(?: (?:PHOTO|photo|PICTURE|picture|IMAGE|image))?"
        r"(?:: ?| ?[-–—] ?| \(| - )(?=[A-Z(])"
    )


def is_labelled_caption(text: str) -> bool:
    """Tell whether a line says itself that it is a picture's caption."""
    return text.startswith(_CAPTIONS) and _caption_label().match(text) is not None


@cache
def _openings() -> re.Pattern[str]:
    """Match what stands right before a place where a credit may begin."""
    return re.compile(r"[.!?)”\"’ ](?=[(\[©A-Z])")


def credit_tail(text: str) -> int | None:
    """Return where the credit at the end of a caption begins, or None where there is none."""
    # a credit is short: only the end of the line is looked at
    offset = max(0, len(text) - 170)
    if text[:9].lower().startswith(_NOTICES) or text.endswith("ights reserved."):
        return None
    if text.endswith(_ENDS) and not any(mark in text[offset:] for mark in "/©([:"):
        return None
    glued = text.find("Credit: ", max(offset, 20))
    if glued >= 0:
        return glued
    for match in _openings().finditer(text, offset):
        start = match.end()
        if _may_open(text, start) and _credit_tail().match(text, start):
            return start
    return _signature(text)


def _may_open(text: str, start: int) -> bool:
    """Tell whether a credit may begin at ``start``: after a sentence, or with a mark or a label."""
    before = text[:start].rstrip(" |")
    if before.endswith((".", "!", "?", ")", "”", '"', "’", ",")):
        return True
    marked = text[start] in "([©" or text.startswith(_LABELS, start)
    return marked and not before.endswith(("FILE", "File"))


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z\d][.!?”\"] )[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w.’'-]{0,24}){1,2}$")


def _signature(text: str) -> int | None:
    """Return where a photographer's bare name begins after a caption's only sentence, or None."""
    match = _signed().search(text, max(0, len(text) - 60)) if len(text) <= 300 else None
    name = match is not None and _NO_NAME.isdisjoint(match[0].lower().split())
    return match.start() if match and name else None


@cache
def _into_picture() -> re.Pattern[str]:
    return re.compile(
        r"\((?:left|right|centre|center|l|r|c|back|front|top|bottom)\)|, (?:left|right|centre|center|"
        r"second from (?:left|right)),"
        r"|\b(?:pictured|seen here|is seen|are seen|file photo|undated|shown (?:here|in)|in this|looks on|poses?|"
        r"waves|"
        r"speaks (?:at|during|to|from|in)|arrives?|attends?|walks? (?:past|by|in|out)|stands? (?:in|at|next)|"
        r"during an?|"
        rf"(?:on|in) (?:{'|'.join(MONTHS)})\.? (?:\d{{1,2}}, )?(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )


def points_into_picture(text: str) -> bool:
    """Tell whether a line uses the words of captions: who stands where, what a person does, on which day."""
    return _into_picture().search(text[:600]) is not None
