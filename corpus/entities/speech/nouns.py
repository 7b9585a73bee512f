"""Find whose words a noun brings: "Ms. Roe's claim that …", "a call from the mayor Ann Roe to …", "her plea for …"."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities.genders import PRONOUNS
from corpus.entities.speech.scene import NAMED, POSSESSIVES, Scene
from corpus.entities.speech.sources import Source, Sources
from corpus.entities.speech.subjects import Subjects
from corpus.entities.tokens import word_set

WORDS_OF = word_set(
    "claim claims promise promises pledge pledges vow warning warnings call calls demand demands order orders "
    "directive directives instruction instructions plea pleas appeal appeals request requests threat threats "
    "statement statements comment comments remark remarks assertion assertions allegation allegations accusation "
    "suggestion suggestions description insistence assurance assurances prediction admission message messages letter "
    "tweet tweets post posts speech response reply answer question criticism contention argument denial declaration "
    "announcement words advice complaint complaints charge mantra refrain verdict motto joke quip rant tirade boast"
)
BRINGING = word_set("that to of about as for on in :")
FARTHEST = 30  # tokens from the noun to the words
PHRASE = 6  # tokens from an owner to the noun, and from "from" to a name


class Nouns:
    """Answers for one text."""

    def __init__(self, scene: Scene, sources: Sources, subjects: Subjects) -> None:
        self.scene = scene
        self.sources = sources
        self.subjects = subjects

    def bringing(self, low: int, stop: int) -> Source | None:
        """Return whose words stand at token ``stop``, by the last such noun behind token ``low``."""
        scene = self.scene
        for place in range(stop - 1, max(low, stop - FARTHEST) - 1, -1):
            if scene.words[place] in WORDS_OF and not scene.inside[place]:
                return self._owner(place, low, stop) or self._giver(place, stop)
        return None

    def _owner(self, noun: int, low: int, stop: int) -> Source | None:
        """Resolve "Ms. Roe's claim that", "his claim that"."""
        scene = self.scene
        if noun + 1 < stop and scene.lower(noun + 1) not in BRINGING:
            return None
        for at in range(noun - 1, max(low, noun - PHRASE) - 1, -1):
            word = scene.lower(at)
            mention = scene.ending.get(at)
            if word in POSSESSIVES and mention is not None:
                return self.sources.named(mention) if mention.type in NAMED else None
            if word in {"his", "her"}:
                return self.sources.pronoun_of(at, PRONOUNS.get("he" if word == "his" else "she", ""))
            if not word[:1].isalpha() and word not in {"-", ","}:
                break
        return None

    def _giver(self, noun: int, stop: int) -> Source | None:
        """Resolve "directives from Mr. Roe to", "a statement by the bank saying", "in the words of Mr. Roe"."""
        scene = self.scene
        if scene.words[noun] == "words" and scene.words[noun + 1] == "of":
            return self.subjects.behind(noun + 2, stop)
        if scene.lower(noun + 1) not in {"from", "by"}:
            return None
        for at in range(noun + 2, min(stop, noun + 2 + PHRASE)):
            mention = scene.at.get(at)
            if mention is not None and mention.type in NAMED:
                if mention.type is not EntityType.PERSON and scene.word(scene.end_of(mention))[:1].isalpha():
                    return self.subjects.behind(noun + 2, stop)
                return self.sources.named(mention)
            if not scene.word(at)[:1].isalpha():
                break
        return None
