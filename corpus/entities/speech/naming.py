"""Tell whether words between quotation marks name something, so that nobody says them: a title, a nickname, a term."""

from __future__ import annotations

from corpus.entities import lexicon as lex
from corpus.entities.speech.quotation import Quotation
from corpus.entities.speech.scene import Scene
from corpus.entities.tokens import word_set

WORKS = word_set(
    "book novel film movie song album show series play poem column programme program podcast magazine memoir sitcom "
    "drama comedy musical opera documentary essay thriller hit single sculpture painting exhibition trilogy ballad "
    "campaign initiative project festival tour track"
)
NAMES = word_set(
    "name nickname moniker title subtitle hashtag acronym label slogan motto codename alias handle username headline "
    "tagline sobriquet"
)
WORDS = word_set("term word words phrase expression")
UNUSED = word_set("never not n't n’t avoid avoids avoided avoiding without drop dropped ban bans banned")
NAMING = NAMES | word_set("nicknamed named titled entitled christened codenamed headlined captioned")
CALLED = word_set("dubbed called termed labelled labeled branded")
RELATIVE = word_set("what which that whom whatever who")
ARTICLES = word_set("the a an")
CLAUSE = 10  # tokens before "called" among which its "what" stands


def is_name(scene: Scene, quote: Quotation) -> bool:
    """Tell whether what is quoted is called so by nobody in particular: "the jail, dubbed the “Ritz”"."""
    before = quote.first - 1
    if scene.lower(before) in ARTICLES:
        before -= 1
    word = scene.lower(before)
    if word in NAMING:
        return True
    if word in WORDS:
        return any(scene.lower(at) in UNUSED for at in range(max(0, before - CLAUSE // 2), before))
    if word == "called" and scene.word(before - 1) == "-":
        return True
    if word == "as":
        return scene.lower(before - 1) in {"known", "billed", "advertised", "marketed"}
    return word in CALLED and not _has_subject(scene, before)


def _has_subject(scene: Scene, verb: int) -> bool:
    """Tell whether somebody calls something so: "what she called a “mess”", "whom Mr. Roe dubbed “the cat”"."""
    if scene.passive(verb):
        return False
    start, _ = scene.sentence(verb)
    return any(
        scene.lower(at) in RELATIVE and not scene.inside[at] for at in range(max(start, verb - CLAUSE), verb)
    ) or (verb in scene.ending and scene.lower(verb - 1) != ",")


def is_title(scene: Scene, quote: Quotation) -> bool:
    """Tell whether words between marks are the title of a work: "her memoir, “Proof of Life”"."""
    before = quote.first - 1
    if scene.word(before) == ",":
        before -= 1
    inner = scene.words[quote.first + 1 : quote.close]
    if scene.lower(before) in WORKS:
        return not inner[0][:1].islower()
    if len(inner) < 2 or (not inner[-1][:1].isalnum() and inner[-1] != ","):
        return False
    large = all(
        word[:1].isupper() or not word[:1].isalpha() or scene.lexicon.flags(word) & lex.FUNCTION for word in inner
    )
    return large and inner[0][:1].isupper() and not scene.verbs_between(quote.first - 4, quote.first)
