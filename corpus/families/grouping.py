"""Texts with what they share → families: each member shares half of itself, or of the fullest one, with the fullest.

Ties alone would make chains: a morning's briefing would join all whose stories it tells, a live blog its first hour
with its last, a paragraph about the company all announcements that end on it. Hence stars around the fullest texts
(after J. Aslam et al., *The star clustering algorithm*, 2004), and two kinds of tie that do not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from corpus.families.model import Kinship, Text

MOSTLY = 0.4
"""The share of a text that is put together from others which it must have of one of them to belong with it."""
_BACKGROUND = 2  # further texts that must share with two others about as much as those share with each other

Neighbours = Mapping[int, Mapping[int, Kinship]]


def fullest_first(texts: Iterable[Text]) -> list[Text]:
    """Sort texts: the one with most shingles first, of equal ones the earliest published, then the lowest number."""
    return sorted(texts, key=lambda text: (-text.size, text.published or "9", text.id))


def grouped(texts: Collection[Text], kinships: Iterable[Kinship]) -> list[tuple[int, ...]]:
    """Return the families among texts, the fullest version of each first."""
    ties = list(kinships)
    kin = _neighbours(ties)
    partly = _partly(ties)
    versions = _neighbours(tie for tie in ties if tie.are_versions and not _is_background(tie, partly))
    order = [text.id for text in fullest_first(texts)]
    size = {text.id: text.size for text in texts}
    taken: set[int] = set()
    families = []
    for number in order:
        if number in taken:
            continue
        near = [other for other in versions.get(number, {}) if other not in taken]
        parts = _parts(near, kin)
        if len(parts) > 1:
            largest = _largest(parts, versions[number])
            held = max(versions[number][other].shared for other in largest)
            parts = [largest] if held >= MOSTLY * size[number] else []
        members = {number, *(other for part in parts for other in part)}
        taken |= members
        if len(members) > 1:
            families.append(tuple(other for other in order if other in members))
    return families


def unmeasured(texts: Iterable[Text], kinships: Iterable[Kinship]) -> list[tuple[int, int]]:
    """Return pairs that ought to be measured before families are found: who may stand in a fullest text over another.

    In a large family a new version is measured with some of the others alone; as one of those stands almost wholly in
    the fullest, it may stand there itself. What was measured, with whatever result, has a kinship.
    """
    known = _neighbours(kinships)
    sure = _neighbours(tie for others in known.values() for tie in others.values() if tie.is_sure)
    taken: set[int] = set()
    pairs = []
    for text in fullest_first(texts):
        if text.id in taken or text.id not in sure:
            continue
        near = sure[text.id].keys() - taken
        beyond = {other for number in near for other in sure[number]} - known[text.id].keys() - taken - {text.id}
        pairs += [(text.id, other) for other in sorted(beyond)]
        taken |= {text.id} | near | beyond
    return pairs


def _partly(ties: Iterable[Kinship]) -> Mapping[int, set[int]]:
    """Return for each text those that are versions of it though neither stands almost wholly in the other."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for tie in ties:
        if tie.are_versions and not tie.is_sure:
            found[tie.a].add(tie.b)
            found[tie.b].add(tie.a)
    return found


def _is_background(tie: Kinship, partly: Mapping[int, set[int]]) -> bool:
    """Tell whether what two texts share is what several texts share that have nothing else in common."""
    return not tie.is_sure and len(partly[tie.a] & partly[tie.b]) >= _BACKGROUND


def _parts(near: Sequence[int], kin: Neighbours) -> list[list[int]]:
    """Divide the neighbours of a text into groups that share nothing with each other."""
    left = dict.fromkeys(near)
    parts = []
    while left:
        part = [left.popitem()[0]]
        for number in part:
            reached = [other for other in kin.get(number, {}) if other in left]
            for other in reached:
                del left[other]
            part += reached
        parts.append(part)
    return parts


def _largest(parts: Sequence[list[int]], ties: Mapping[int, Kinship]) -> list[int]:
    """Return the group that holds most of a text; of equal ones the one that came first."""
    return min(parts, key=lambda part: (-max(ties[other].shared for other in part), min(part)))


def _neighbours(kinships: Iterable[Kinship]) -> Neighbours:
    found: dict[int, dict[int, Kinship]] = defaultdict(dict)
    for tie in kinships:
        found[tie.a][tie.b] = found[tie.b][tie.a] = tie
    return found
