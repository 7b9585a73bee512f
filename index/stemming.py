"""English word stems: what search means by "the same word".

The algorithm is Porter2, M. F. Porter's "English (Porter2) stemming algorithm" of the Snowball project
(https://snowballstem.org/algorithms/english/stemmer.html), without its treatment of apostrophes: the words that
come here have none.
"""

from __future__ import annotations

VOWELS = frozenset("aeiouy")
DOUBLES = frozenset(("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"))
LI_ENDINGS = frozenset("cdeghkmnrt")
WHOLE = {
    "skis": "ski",
    "skies": "sky",
    "dying": "die",
    "lying": "lie",
    "tying": "tie",
    "idly": "idl",
    "gently": "gentl",
    "ugly": "ugli",
    "early": "earli",
    "only": "onli",
    "singly": "singl",
} | {word: word for word in ("sky", "news", "howe", "atlas", "cosmos", "bias", "andes")}
DONE_AFTER_PLURAL = frozenset(("inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"))
EARLY_REGIONS = ("gener", "commun", "arsen")

STEP_2 = (
    ("ational", "ate"),
    ("fulness", "ful"),
    ("iveness", "ive"),
    ("ization", "ize"),
    ("ousness", "ous"),
    ("biliti", "ble"),
    ("lessli", "less"),
    ("tional", "tion"),
    ("alism", "al"),
    ("aliti", "al"),
    ("ation", "ate"),
    ("entli", "ent"),
    ("fulli", "ful"),
    ("iviti", "ive"),
    ("ousli", "ous"),
    ("abli", "able"),
    ("alli", "al"),
    ("anci", "ance"),
    ("ator", "ate"),
    ("enci", "ence"),
    ("izer", "ize"),
    ("bli", "ble"),
    ("ogi", "og"),
    ("li", ""),
)
STEP_3 = (
    ("ational", "ate"),
    ("tional", "tion"),
    ("alize", "al"),
    ("ative", ""),
    ("icate", "ic"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ness", ""),
    ("ful", ""),
)
STEP_2_ENDS, STEP_3_ENDS = (tuple(suffix for suffix, _ in step) for step in (STEP_2, STEP_3))
STEP_4 = (
    ("ement",),
    ("able", "ance", "ence", "ible", "ment"),
    ("ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous"),
    ("al", "er", "ic"),
)


def stem(word: str) -> str:
    """Return the stem of a lower-case English word made of the letters a to z."""
    if len(word) <= 2:
        return word
    if word in WHOLE:
        return WHOLE[word]
    word = _mark_consonant_y(word)
    first, second = _regions(word)
    word = _plural(word)
    if word in DONE_AFTER_PLURAL:
        return word
    word = _past_and_progressive(word, first)
    if len(word) > 2 and word[-1] in "yY" and word[-2] not in VOWELS:
        word = word[:-1] + "i"
    word = _derived(word, first)
    word = _shorter_derived(word, first, second)
    word = _residual(word, second)
    return _final_letter(word, first, second).lower()


def _mark_consonant_y(word: str) -> str:
    if "y" not in word:
        return word
    letters = list(word)
    for place, letter in enumerate(letters):
        if letter == "y" and (place == 0 or letters[place - 1] in VOWELS):
            letters[place] = "Y"
    return "".join(letters)


def _regions(word: str) -> tuple[int, int]:
    first = next((len(start) for start in EARLY_REGIONS if word.startswith(start)), None)
    if first is None:
        first = _after_consonant(word, 0)
    return first, _after_consonant(word, first)


def _after_consonant(word: str, start: int) -> int:
    """Return the place after the first consonant that follows a vowel, from ``start`` on."""
    for place in range(start + 1, len(word)):
        if word[place] not in VOWELS and word[place - 1] in VOWELS:
            return place + 1
    return len(word)


def _ends_in_short_syllable(word: str) -> bool:
    if len(word) == 2:
        return word[0] in VOWELS and word[1] not in VOWELS
    return (
        len(word) > 2
        and word[-3] not in VOWELS
        and word[-2] in VOWELS
        and word[-1] not in VOWELS
        and word[-1] not in "wxY"
    )


def _plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")) and not VOWELS.isdisjoint(word[:-2]):
        return word[:-1]
    return word


def _past_and_progressive(word: str, first: int) -> str:
    for suffix in ("eedly", "eed"):
        if word.endswith(suffix):
            return word[: -len(suffix)] + "ee" if len(word) - len(suffix) >= first else word
    for suffix in ("ingly", "edly", "ing", "ed"):
        if word.endswith(suffix):
            rest = word[: -len(suffix)]
            return _mend(rest, first) if not VOWELS.isdisjoint(rest) else word
    return word


def _mend(word: str, first: int) -> str:
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if word[-2:] in DOUBLES:
        return word[:-1]
    if first >= len(word) and _ends_in_short_syllable(word):
        return word + "e"
    return word


def _derived(word: str, first: int) -> str:
    if not word.endswith(STEP_2_ENDS):
        return word
    for suffix, shorter in STEP_2:
        if word.endswith(suffix):
            rest = word[: -len(suffix)]
            fits = (suffix != "ogi" or rest.endswith("l")) and (suffix != "li" or rest[-1:] in LI_ENDINGS)
            return rest + shorter if len(rest) >= first and fits and (suffix != "li" or rest) else word
    return word


def _shorter_derived(word: str, first: int, second: int) -> str:
    if not word.endswith(STEP_3_ENDS):
        return word
    for suffix, shorter in STEP_3:
        if word.endswith(suffix):
            rest = word[: -len(suffix)]
            return rest + shorter if len(rest) >= (second if suffix == "ative" else first) else word
    return word


def _residual(word: str, second: int) -> str:
    for suffixes in STEP_4:
        if word.endswith(suffixes):
            rest = word[: -len(suffixes[0])]
            fits = not word.endswith("ion") or rest.endswith(("s", "t"))
            return rest if len(rest) >= second and fits else word
    return word


def _final_letter(word: str, first: int, second: int) -> str:
    rest = word[:-1]
    if word.endswith("e") and (len(rest) >= second or (len(rest) >= first and not _ends_in_short_syllable(rest))):
        return rest
    if word.endswith("l") and len(rest) >= second and rest.endswith("l"):
        return rest
    return word
