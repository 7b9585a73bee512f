"""The word lists that more than one module of the comparison reads by."""

from __future__ import annotations


def listed(words: str) -> list[str]:
    """Return the words of a list that is written as running text."""
    return words.split()


STOP_WORDS = frozenset(
    listed("""
    a about above after again all also although am an and any are as at be because been before being below between
    both but by can could did do does doing down during each few for from further had has have having he her here
    hers him his how i if in into is it its itself just may me might more most must my no nor not now of off on once
    only or other our out over own per s same she should since so some still such t than that the their theirs them
    then there these they this those though through to too under until up upon us very was we were what when where
    which while who whom whose why will with within without would yet you your mr mrs ms dr said say says told added
    according
    """)
)
COMMON_WORDS = frozenset(
    listed("""
    able account act across always another anyone anything area ask asked away back bad become became begin behind
    believe best better big bring brought call called came case cause change city close come coming company could
    country course day days different early end ends enough even ever every everyone expected face fact far feel few
    find first five follow following four full gave general get gets getting give given go goes going gone good got
    government great group half hand happen head hear held help high hold home hour hours house however idea
    important including inside issue keep kept kind knew know known large last late later lead least leave led left
    less let life like likely line little live local long look looking lot made main make makes making man many
    matter mean means member members men million minister minute month months morning move much name national near
    need needed never new news next night nothing number office official officials often old one open order others
    part party past pay people percent person place plan play point political possible power president problem
    public put question quite read ready real really reason report reported rest result right room round run same
    saw second see seem seemed seen senior sent series set seven several show side simply since sit six small
    something soon sort spokesman spokeswoman stand start started state states stay still story system take taken
    taking talk ten thing things think thought three time times today together told took top toward town tried true
    try trying turn turned two use used using view wait want wanted war water way week weeks well went whether whole
    woman women word words work worked working world write wrong wrote year years yesterday yet young
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
