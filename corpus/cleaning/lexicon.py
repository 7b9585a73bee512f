"""Small closed word lists: the function words of running English text, months, and attribution verbs."""

from __future__ import annotations

STOP_WORDS = frozenset(
    """a about above after again against all almost also although am among an and another any are as at away back be
    because been before being below between both but by came can come could did do does doing done down during each
    either else enough even ever every few first for from further get go got had has have having he her here hers
    herself him himself his how however i if in into is it its itself just last like made make many may me might more
    most much must my myself neither never next no nor not now of off on once one only or other our ours out over own
    per same say says she should since so some still such than that the their theirs them themselves then there these
    they this those though through to too toward under until up upon us very was way we well were what when where
    which while who whom whose why will with within without would yet you your yours yourself i'm i've it's he's she's
    that's there's don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't they're we're
    you're we've they've hasn't haven't hadn't said""".split()
)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}

SPEECH_VERBS = (
    "said|says|told|tweeted|wrote|added|adding|announced|noted|explained|argued|warned|according to|insisted|claimed|"
    "acknowledged|reported|asked|testified|predicted|stated|declined to"
)
