"""The word lists that more than one module of the comparison reads by."""

from __future__ import annotations


def listed(words: str) -> list[str]:
    """Return the words of a list that is written as running text."""
    return words.split()


STOP_WORDS = frozenset(
    listed("""
    a about above after again all also although am an and any are as at be because been before being below between both
    but by can could did do does doing down during each few for from further had has have having he her here hers him
    his how i if in into is it its itself just may me might more most must my no nor not now of off on once only or
    other our out over own per s same she should since so some still such t than that the their theirs them then there
    these they this those though through to too under until up upon us very was we were what when where which while who
    whom whose why will with within without would yet you your mr mrs ms dr said say says told added according
    """)
)
MONTHS = listed("january february march april may june july august september october november december")
DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
ORDINALS = listed("first second third fourth fifth sixth seventh eighth ninth tenth")
SMALL_NUMBERS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBERS = {word: value for value, word in enumerate(SMALL_NUMBERS)} | {
    word: value * 10 for value, word in enumerate(TENS, 2)
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
