"""Function words and verbs of speech of the languages beside English that articles often come in.

A page's language is only told to see which of its lines are prose; a page in none of these is judged by its marks and
the length of its lines alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from heapq import nlargest

from corpus.cleaning.lexicon import SPEECH_VERBS, STOP_WORDS

_FUNCTION_WORDS = {
    "de": """
        der die das den dem des ein eine einer eines einem einen und oder aber nicht auch nur noch schon so wie als
        wenn dass ob weil für mit von vom zu zum zur bei beim nach vor aus auf an am in im ins um über unter durch
        gegen ohne bis seit ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können soll
        sollen muss müssen sei er sie es wir ihr ich sich man sein seine seinen ihre ihren ihrer dieser diese dieses
        diesem mehr sehr hier dort dann doch da was wer wo kein keine
    """,
    "fr": """
        le la les un une des du de d l et ou mais ne pas plus que qui quoi dont où au aux en dans par pour sur sous
        avec sans entre vers chez ce cet cette ces son sa ses leur leurs il elle ils elles on nous vous je se est
        sont était étaient a ont avait avaient être avoir été fait comme aussi très tout tous toute toutes même
        après avant depuis si y n s c qu
    """,
    "es": """
        el la los las un una unos unas y o pero no que de del al en por para con sin sobre entre hasta desde como
        más muy también ya si su sus se lo le les es son era eran fue fueron ha han había está están ser este esta
        estos estas ese esa cuando donde quien porque todo todos toda todas me mi nos hay
    """,
    "pt": """
        o a os as um uma uns umas e ou mas não que de do da dos das ao aos à às em no na nos nas por pelo pela para
        com sem sobre entre até desde como mais muito também já se seu sua seus suas é são era eram foi foram tem
        têm está estão ser este esta esse essa isso quando onde quem porque todo todos toda todas você me
    """,
    "it": """
        il lo la i gli le un uno una e o ma non che di del della dei delle dello al alla ai alle da dal dalla in nel
        nella nei nelle con su sul sulla per tra fra come più anche se si suo sua suoi sue è sono era erano ha hanno
        aveva essere questo questa questi queste quando dove chi perché tutto tutti ci
    """,
    "nl": """
        de het een en of maar niet ook dat die dit deze van voor met op in aan bij naar uit om over onder door tegen
        tot als dan wel nog al is zijn was waren wordt worden werd heeft hebben had kan kunnen zal er hij zij ze het
        we ik je hun haar hem zich te meer zo wat wie waar geen
    """,
    "ru": """
        и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от
        меня еще нет о из ему теперь когда даже ну ли если или ни быть был него до вас опять уж вам ведь там потом
        себя может они тут где есть надо для мы их чем была сам чтобы без будет тем при это этот этого также который
        которые после можно более
    """,
    "id": """
        yang dan di ke dari untuk dengan pada adalah ini itu tidak akan juga oleh dalam sebagai telah ada karena
        atau saat bahwa mereka kita kami ia dia bisa sudah lebih para seorang secara tersebut
    """,
}
_SAYING = {
    "de": "sagte sagt erklärte teilte berichtete betonte warnte hieß",
    "fr": "dit déclaré affirmé expliqué ajouté annoncé selon indiqué",
    "es": "dijo afirmó declaró explicó señaló aseguró anunció según agregó",
    "pt": "disse afirmou declarou explicou anunciou segundo acrescentou",
    "it": "detto dice dichiarato spiegato aggiunto annunciato secondo",
    "nl": "zei zegt verklaarde volgens meldde",
    "ru": "сказал сказала заявил заявила сообщил сообщила отметил добавил словам",
    "id": "kata ujar mengatakan menyatakan",
}
_SPARSE = {"ru": 2.2, "id": 1.6}
_FUNCTION_CHARACTERS = frozenset(
    "的一是在了不和有这這中为為上个個到他以时時要就出会會可也对對能而子那得于於着下自之年过過发後后作里与與及等将將被"
)
FAMILIAR = 0.2
"""The share of function words, for English, from which a text's long lines are in a language."""


@dataclass(frozen=True, slots=True)
class Language:
    """What lines of prose in a language are known by; ``spaced`` where spaces stand between its words.

    ``sparse`` is how many times rarer its function words are than those of English.
    """

    code: str | None
    stop_words: frozenset[str]
    speech: frozenset[str]
    spaced: bool = True
    sparse: float = 1.0


ENGLISH = Language("en", STOP_WORDS, SPEECH_VERBS)
UNKNOWN = Language(None, frozenset(), frozenset())
EAST_ASIAN = Language("zh", frozenset(), frozenset(), spaced=False)


@cache
def _others() -> tuple[Language, ...]:
    return tuple(
        Language(code, frozenset(words.split()), frozenset(_SAYING[code].split()), sparse=_SPARSE.get(code, 1.2))
        for code, words in _FUNCTION_WORDS.items()
    )


_EAST_ASIAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Ranges of kana and ideographs."""


@cache
def _ideographs() -> re.Pattern[str]:
    return re.compile(f"[{_EAST_ASIAN}]")


@cache
def _pairs() -> re.Pattern[str]:
    return re.compile(rf"[{_EAST_ASIAN}]{{1,2}}|[^\W_{_EAST_ASIAN}]+")


def language_of(texts: Iterable[str]) -> Language:
    """Return the language that the longest of some texts are in; English where they are too few to tell."""
    longest = nlargest(4, texts, key=len)
    sample = " ".join(text[:300] for text in longest).lower().replace("’", "'")
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", sample)
    if len(words) < 8 and not _ideographs().search(sample):
        return ENGLISH
    if _share(words, STOP_WORDS) >= FAMILIAR:
        return ENGLISH
    if len(_ideographs().findall(sample)) > 0.3 * len(sample):
        return EAST_ASIAN
    best = max(_others(), key=lambda language: _share(words, language.stop_words) * language.sparse)
    return best if _share(words, best.stop_words) * best.sparse >= FAMILIAR else UNKNOWN


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(map(known.__contains__, words)) / len(words)


def split_characters(text: str) -> list[str]:
    """Return the words of a text without spaces between them, as pairs of characters; Latin words stay whole."""
    return _pairs().findall(text)


def is_function_pair(pair: str) -> bool:
    """Tell whether a pair of characters has a particle in it: kana, or one of the commonest of Chinese."""
    return any("\u3040" <= character <= "\u309f" or character in _FUNCTION_CHARACTERS for character in pair)
