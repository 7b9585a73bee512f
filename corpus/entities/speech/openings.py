"""Find the subject that a sentence begins with, after what leads in to it."""

from __future__ import annotations

from corpus.article import EntityType, Mention
from corpus.entities import lexicon as lex
from corpus.entities.genders import PRONOUNS
from corpus.entities.speech.phrases import DASHES, WIDE
from corpus.entities.speech.scene import FOR, NAMED, Scene
from corpus.entities.speech.sources import UNNAMED, Source, Sources
from corpus.entities.speech.verbs import PARTICIPLES
from corpus.entities.tokens import LINE_BREAK, word_set

LONGEST = 14  # tokens of a subject
LEADS = word_set(
    "in on at after before when while asked as if since during for from with by despite although though meanwhile "
    "speaking giving citing according under over until once because unlike like amid to earlier later yesterday today"
)
JOINED = frozenset({"and", "but", "then", "also", "or"})


class Openings:
    """Answers for one text."""

    def __init__(self, scene: Scene, sources: Sources) -> None:
        self.scene = scene
        self.sources = sources

    def subject(self, low: int, stop: int) -> Source | None:
        """Return the subject that a sentence begins with, after what leads in to it."""
        scene = self.scene
        at = low
        while at < stop and (scene.lower(at) in JOINED or scene.word(at) in {",", "-", ":", *DASHES, LINE_BREAK}):
            at += 1
        if scene.lower(at) in LEADS or scene.lower(at) in PARTICIPLES or self._is_date(at):
            comma = next((each for each in range(at, min(stop, at + WIDE)) if scene.word(each) == ","), None)
            if comma is not None:
                found = self.subject(comma + 1, stop)
                if found is not None:
                    return found
        for place in range(at, min(stop, at + LONGEST)):
            if scene.inside[place]:
                break
            mention = scene.at.get(place)
            if mention is not None and mention.type in NAMED and not scene.owns(mention):
                found = self._named(mention, place, at)
                if found is not None:
                    return found
                continue
            if place > at and scene.lower(place) in FOR | {"that", "which", "whether"}:
                return self._titled(place)
            found = self._begun(place, at, stop)
            if found is not None:
                return found
        return None

    def _named(self, mention: Mention, place: int, begin: int) -> Source | None:
        """Return whom a name near the beginning of a sentence means: "Ann Roe"; "the Labour leader" by her office."""
        scene = self.scene
        after = scene.end_of(mention)
        if mention.type is EntityType.PERSON:
            return self.sources.named(mention)
        if place > begin and scene.word(after).islower() and self.sources.is_human(after):
            return self.sources.noun(after, begin)
        if mention.type is EntityType.ORG and not self._leads_name(mention):
            return self.sources.named(mention)
        return None

    def _begun(self, place: int, begin: int, stop: int) -> Source | None:
        """Return whom a word without a name means that stands at ``place``, in a sentence from token ``begin`` on."""
        scene = self.scene
        word = scene.lower(place)
        if word in PRONOUNS or (word == "it" and place <= begin + 1):
            return self.sources.pronoun(place)
        if word == "the" and place <= begin + 1:
            return self._apposed_to(place, stop) or self._definite(place + 1, stop)
        many = place not in scene.at and scene.words[place][:1].isupper() and self._many(word)
        if place == begin and (many or (word in UNNAMED and self._names_somebody(place))):
            return Source(None, place)
        return None

    def _titled(self, place: int) -> Source | None:
        """Return the person behind "the director of the Oslo Port Authority (OPA) …", "of" standing at ``place``."""
        scene = self.scene
        for at in range(place + 1, place + 4):
            mention = scene.at.get(at)
            if mention is not None:
                after = scene.end_of(mention)
                if scene.word(after) == "(" and scene.word(after + 2) == ")":
                    after += 3
                person = scene.at.get(after)
                named = person is not None and person.type is EntityType.PERSON and scene.word(place) != "that"
                return self.sources.named(person) if person is not None and named else None
        return None

    def _apposed_to(self, place: int, stop: int) -> Source | None:
        """Return the name behind "the group, …," at ``place``."""
        scene = self.scene
        for comma in range(place + 2, min(stop, place + 6)):
            mention = scene.at.get(comma + 1)
            if scene.word(comma) == "," and mention is not None and mention.type in NAMED - {EntityType.GPE}:
                return self.sources.named(mention) if scene.word(scene.end_of(mention)) == "," else None
            if not scene.word(comma)[:1].isalpha() or comma in scene.at:
                break
        return None

    def introduced(self, start: int, stop: int) -> Source | None:
        """Return whose words follow a colon that no verb stands before: "Ann Roe, a farmer: “…”"."""
        found = self.subject(start, stop)
        if found is not None and found.name is not None and not self.sources.salience.is_person(found.name):
            return None
        return found

    def _many(self, word: str) -> bool:
        """Tell whether a word is a plural that may be people: "villagers", "police"."""
        return word == "police" or (word.endswith("s") and self.scene.lexicon.is_common(word) and len(word) > 4)

    def _names_somebody(self, place: int) -> bool:
        return any(self.sources.is_human(at) for at in range(place + 1, place + 5))

    def _leads_name(self, mention: Mention) -> bool:
        """Tell whether a body's name stands before a person's: "Commerce Department spokeswoman Ann Roe"."""
        after = self.scene.end_of(mention)
        return any(
            at in self.scene.at and self.scene.at[at].type is EntityType.PERSON for at in range(after, after + 4)
        )

    def _is_date(self, place: int) -> bool:
        mention = self.scene.at.get(place)
        return mention is not None and mention.type is EntityType.DATE

    def _definite(self, place: int, stop: int) -> Source | None:
        """Resolve "the mayor …" from its beginning: the first noun behind "the" that can mean a speaker."""
        scene = self.scene
        for at in range(place, min(stop, place + 4)):
            if not scene.word(at)[:1].isalpha() or at in scene.at:
                return None
            if scene.word(at + 1)[:1].isalpha() and scene.flag(at + 1) & lex.TITLE:
                continue
            found = self.sources.noun(at, place - 1)
            if found is not None and found.name is not None:
                return found
        return None
