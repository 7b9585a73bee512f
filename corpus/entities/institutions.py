"""Names of institutions by their form: "Department of …", "… Group", "… Inc."."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.casing import CAPITAL, WEAK
from corpus.entities.lexicon import Entry
from corpus.entities.people import GENERATIONS
from corpus.entities.titles import title_end
from corpus.entities.tokens import word_set
from corpus.entities.view import View

JOINERS = frozenset({"of", "for", "on"})
ONE_OF_A_KIND = word_set("university republic kingdom state city bank house gulf bay college king")
WATERS = word_set("gulf bay cape isle strait coast")
STATES = word_set("republic kingdom state city county province district")
NEVER_ON = word_set("division league city county state party church hospital college house kingdom")
LONGEST_TAIL = 14  # tokens after the head
LONGEST_GAP = 3  # ordinary words between two heads of one name
STAFFED = word_set("embassy consulate army navy parliament senate congress cabinet")
LISTING = word_set("ministry department committee office bureau institute college school secretary minister")
ELSEWHERE = word_set("commerce")  # "Chamber of Commerce in …"


def institution_end(view: View, place: int, end: int, entry: Entry | None, reach: int) -> int:
    """Return the token after an institution's name that begins at ``place``, or 0.

    ``entry`` is the known name at ``place`` and ``reach`` the token after it. A people's name stays outside of
    its state's bodies ("Chinese | Foreign Ministry") but not of others ("Chinese Academy of Sciences").
    """
    if not view.has_head(place, end):
        return 0
    if view.mark[place] == WEAK and view.flag(place) & lex.COMPANY_NOUN and not view.flag(place) & lex.ANY_HEAD:
        return 0  # "Rival | Harrow Pharma"
    if view.mark[place] == WEAK and entry is None and view.flag(place) & lex.COMMON and _begins_body(view, place + 1):
        return 0  # "Key | Security Council"
    led = _led_end(view, place, end)
    headed = _headed_end(view, place, end)
    if entry is not None and _stands_apart(view, end, entry, place, reach, headed):
        return 0
    return led or headed


def _begins_body(view: View, place: int) -> bool:
    entry, reach = view.known_name(place) if place < view.length else (None, place)
    return entry is not None and entry.type is EntityType.ORG and entry.sure == lex.SURE and reach - place > 1


def institution_type(view: View, place: int) -> EntityType:
    """Return what an institution's name names: "Republic of …" and "Gulf of …" are places."""
    first, second = view.words[place].lower(), view.word(place + 1)
    if second == "of" and first in WATERS:
        return EntityType.LOC
    return EntityType.GPE if second == "of" and first in STATES else EntityType.ORG


def _stands_apart(view: View, end: int, entry: Entry, place: int, reach: int, headed: int) -> bool:
    if entry.type is EntityType.PERSON:
        return reach - place > 1 and not view.flag(reach) & lex.CORPORATE
    if entry.type not in {EntityType.NORP, EntityType.GPE}:
        return False
    if reach < view.length and view.hyphen(reach):
        return True
    if entry.type is EntityType.NORP and all(view.mark[at] != CAPITAL for at in range(reach, headed or reach)):
        return True
    following = view.flag(reach)
    if entry.type is EntityType.NORP and headed == reach + 1 and view.words[reach].lower() in STAFFED:
        return False
    if entry.type is EntityType.NORP and following & lex.STATE_HEAD:
        return not following & lex.LEAD_HEAD or bool(_led_end(view, reach, end)) or headed == reach + 1
    return entry.type is EntityType.NORP and bool(headed) and bool(view.flag(headed - 1) & lex.STATE_HEAD)


def _led_end(view: View, place: int, end: int) -> int:
    """Match "Department of …", "Council on …", with up to four words before the head."""
    for at in range(place, min(end, place + 5)):
        if view.words[at] == "-":
            return 0
        joiner = view.word(at + 1)
        if joiner != "of" and view.words[at].lower() in STATES:
            continue
        if joiner == "General" and view.word(at + 2) in JOINERS and view.flag(at) & lex.LEAD_HEAD:
            return tail_end(view, at + 3, at)
        if joiner == "on" and view.words[at].lower() in NEVER_ON:
            continue
        if view.flag(at) & lex.LEAD_HEAD and view.mark[at] and joiner in JOINERS:
            return tail_end(view, at + 2, at)
    return 0


def tail_end(view: View, place: int, head: int) -> int:
    """Follow the words after "of": capitalised words, joined by "and", "of", "&" and hyphens."""
    at = place + 1 if view.word(place) == "the" or _written_large(view, place) else place
    if not view.capital(at):
        return 0
    last = 0
    while at < min(view.length, head + LONGEST_TAIL):
        if view.capital(at) and not (last and view.flag(at) & lex.STRONG_TITLE):
            at = last = at + 1
            continue
        if view.word(at) == ",":
            listed = _list_end(view, head, at)
            if not listed:
                break
            at = last = listed
            continue
        step = 2 if view.word(at + 1) == "the" else 1
        if not view.capital(at + step):
            break
        word = view.words[at]
        if (
            word in {"of", "for", "&"}
            or view.hyphen(at)
            or (word == "and" and step == 1 and _continues(view, head, at + step))
            or (word == "in" and view.words[at - 1].lower() in ELSEWHERE and _is_place(view, at + 1))
        ):
            at += step
        else:
            break
    return last


def _written_large(view: View, place: int) -> bool:
    """Tell whether a small word has the capital of a name's part ("Confederation of | All India Traders")."""
    return view.word(place).istitle() and bool(view.flag(place) & lex.FUNCTION) and view.capital(place + 1)


def _is_place(view: View, place: int) -> bool:
    entry, _ = view.known_name(place)
    return entry is not None and entry.type is EntityType.GPE


def _list_end(view: View, head: int, place: int) -> int:
    """Return the token after what a ministry is of, from the comma at ``place``: "| , Trade and Industry", or 0."""
    if view.words[head].lower() not in LISTING:
        return 0
    at, joined = place, False
    while at < min(view.length, head + LONGEST_TAIL):
        word = view.word(at)
        if word not in {",", "and", "&"}:
            break
        joined = joined or word != ","
        at += 2 if word == "," and view.word(at + 1) in {"and", "&"} else 1
        joined = joined or view.words[at - 1] in {"and", "&"}
        begin = at
        while view.capital(at) and view.flag(at) & lex.COMMON and not view.breaks(at):
            at += 1
        if at == begin:
            return 0
        if joined:
            return at
    return 0


def _continues(view: View, head: int, place: int) -> bool:
    """Tell whether "and" joins two parts of one institution's name rather than two names."""
    if view.words[head].lower() in ONE_OF_A_KIND:
        return False
    if view.word(place + 1) in JOINERS and view.flag(place) & lex.ANY_HEAD:
        return False  # "Department of Justice and | Bank of …"
    entry, _ = view.known_name(place)
    bits = view.flag(place)
    return (entry is None or entry.type is EntityType.ORG) and (bool(bits & lex.COMMON) or not bits & lex.FIRST)


def _headed_end(view: View, place: int, end: int) -> int:
    """Match a run that ends in a head: "Eurasia Group", "Commerce Department", "Acacia Communications Inc."."""
    last = 0
    for at in range(place + 1, end):
        bits = view.flag(at)
        if view.words[at] == "-" or not view.mark[at]:
            continue
        if bits & lex.STRONG_TITLE or _full_name(view, at) or _begins_title(view, at):
            break
        if bits & lex.HEAD:
            last = at + 1
            if view.word(last) in GENERATIONS and view.flag(place) & lex.FIRST:
                return 0  # "Mike Glass | III"
            if (
                view.word(at + 1) == ","
                and view.word(at + 2)[:2] in {"In", "Lt", "LL"}
                and view.flag(at + 2) & lex.CORPORATE
            ):
                return at + 3
        elif last:
            further = _further_head(view, at, end)
            if further:
                return further
            return 0 if _ends_as_law(view, at, end) else last
    return last


def _begins_title(view: View, place: int) -> bool:
    """Tell whether a title begins at ``place``; the head of a body before a small one is none ("Party | leader")."""
    bits = view.flag(place)
    if not bits & lex.TITLE_PART or (bits & lex.ORG_HEAD and place + 1 < view.length and not view.mark[place + 1]):
        return False
    return title_end(view, place) > place + 1


def _further_head(view: View, place: int, end: int) -> int:
    """Return the token after a second head behind ordinary words ("Asia Society | Policy Institute"), or 0."""
    for at in range(place, min(end, place + LONGEST_GAP + 1)):
        bits = view.flag(at)
        if view.mark[at] != CAPITAL or bits & (lex.STRONG_TITLE | lex.TITLE):
            return 0
        if bits & lex.HEAD:
            return at + 1
        if not bits & lex.COMMON or bits & (lex.FIRST | lex.LAST):
            return 0
    return 0


def joint_end(view: View, place: int, end: int) -> int:
    """Return the token after a name that goes on behind "and" at ``end`` ("Trade | and Industry Department"), or 0.

    The halves are ordinary words, behind a country perhaps; names joined by "and" are two.
    """
    if view.word(end) not in {"and", "&"} or not view.capital(end + 1):
        return 0
    opens = view.mark[place] == CAPITAL or view.word(place - 1) in {"the", "The"}
    if not opens or not _half(view, place, end):
        return 0
    at = end + 1
    stop = view.run_end(at)
    if _is_place(view, place) and view.known_name(place)[1] == end:
        if not _is_place(view, at):
            return 0
        at = view.known_name(at)[1]
    begin = at
    while at < stop and view.capital(at) and not view.flag(at) & lex.STRONG_TITLE:
        if view.flag(at) & lex.HEAD and at > begin:
            led = view.flag(at) & lex.LEAD_HEAD and view.word(at + 1) in JOINERS
            return (tail_end(view, at + 2, at) if led else 0) or at + 1
        if not view.flag(at) & lex.COMMON or view.breaks(at):
            return 0
        at += 1
    return 0


def _half(view: View, place: int, end: int) -> bool:
    """Tell whether tokens are ordinary words that name no body by themselves, a country perhaps before them."""
    at = place
    if _is_place(view, place):
        at = view.known_name(place)[1]
    return all(
        view.flag(near) & (lex.COMMON | lex.TITLE_PART)
        and not view.flag(near) & lex.STRONG_TITLE
        and not view.breaks(near)
        for near in range(at, end)
    ) and not (view.flag(end - 1) & lex.ORG_HEAD and end - place > 1)


def _ends_as_law(view: View, place: int, end: int) -> bool:
    """Tell whether the run goes on to a law's or an event's head ("… Risk Review Modernization Act")."""
    for at in range(place, end):
        if not view.mark[at] or view.breaks(at):
            return False
        if view.flag(at) & (lex.LAW_HEAD | lex.EVENT_HEAD):
            return True
    return False


def _full_name(view: View, place: int) -> bool:
    entry, reach = view.known_name(place)
    return entry is not None and entry.type is EntityType.PERSON and reach - place > 1
