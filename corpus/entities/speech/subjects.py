"""Find the subject of a verb of saying: before it, behind it, or that of the whole sentence."""

from __future__ import annotations

from corpus.article import EntityType, Mention
from corpus.entities import lexicon as lex
from corpus.entities.genders import PRONOUNS
from corpus.entities.speech.openings import JOINED, Openings
from corpus.entities.speech.phrases import DASHES, PHRASE, WIDE, Phrases
from corpus.entities.speech.scene import FOR, NAMED, POSSESSIVES, SHORTENED, STOPS, Scene
from corpus.entities.speech.sources import ANY_BODY, SPOKES, TEXTS, UNKNOWN, Source, Sources
from corpus.entities.speech.verbs import BASE, PARTICIPLES, PHRASAL

MAIN_VERBS = 4  # verbs of a sentence that are asked for the subject of a later one
MODALS = frozenset({"would", "could", "will", "may", "might", "should", "must", "can"})
LONGEST_LEAD = 6  # tokens from a preposition to a name


class Subjects:
    """Answers for one text."""

    def __init__(self, scene: Scene, sources: Sources) -> None:
        self.scene = scene
        self.sources = sources
        self.behind = Phrases(scene, sources).behind
        self.openings = Openings(scene, sources)

    def of(self, verb: int, low: int) -> Source | None:
        """Return the subject of the verb at ``verb``, not looking before token ``low``; None where there is none."""
        scene = self.scene
        if scene.words[verb] in PARTICIPLES and not self._progressive(verb):
            return self._accompanying(verb, low) or self.main(verb, low)
        if scene.words[verb] in BASE and scene.lower(verb - 1) not in MODALS:
            drawn = scene.lower(verb - 1).endswith(SHORTENED) and self.sources.pronoun(verb - 1)
            return drawn or self.main(verb, low)
        at = self._over_adverbs(verb, low)
        if at <= low:
            return None
        found = self.thrown_in(verb) or self._ending_at(at, low)
        if found is None:
            return self.main(verb, low)
        return self._unclosed(found, at, low) or found

    def _unclosed(self, found: Source, at: int, low: int) -> Source | None:
        """Return whose apposition ends before token ``at`` without a comma: "Ann Roe, mayor of the old town said"."""
        scene = self.scene
        comma = found.start - 1
        mention = scene.ending.get(comma)
        if found.name is not None or comma <= low or scene.word(comma) != "," or mention is None:
            return None
        if mention.type is not EntityType.PERSON or scene.first_of(mention) > low or scene.word(at - 1) == ",":
            return None
        return self.sources.named(mention) if any(map(self.sources.is_human, range(comma + 1, at))) else None

    def _accompanying(self, verb: int, low: int) -> Source | None:
        """Resolve who does something beside what a sentence tells: "…, with the mayor Ann Roe warning of …"."""
        scene = self.scene
        mention = scene.ending.get(verb)
        if mention is None or mention.type not in NAMED:
            return None
        lead = scene.first_of(mention)
        first = max(low, lead - PHRASE)
        while lead > first and scene.word(lead - 1) != "with":
            if not (scene.word(lead - 1)[:1].isalpha() or scene.word(lead - 1) in {"-", *POSSESSIVES}):
                return None
            if scene.reports(lead - 1) or scene.lower(lead - 1) in FOR - {"of"}:
                return None
            lead -= 1
        return self.sources.named(mention) if lead > first else None

    def thrown_in(self, verb: int) -> Source | None:
        """Resolve a clause between commas with its verb first: "he is, says Ann Roe, the only one"."""
        scene = self.scene
        if scene.word(verb - 1) != ",":
            return None
        for comma in range(verb + 2, verb + 9):
            mention = scene.ending.get(comma)
            if scene.word(comma - 1) in FOR:
                break
            if scene.word(comma) in {",", ""} or scene.inside[comma]:
                return self.sources.named(mention) if mention is not None and mention.type in NAMED else None
            if scene.word(comma) in STOPS:
                break
        return None

    def _progressive(self, verb: int) -> bool:
        return self.scene.passive(verb)

    def _over_adverbs(self, verb: int, low: int) -> int:
        """Go left over adverbs, auxiliaries and dates before a verb."""
        scene = self.scene
        at = verb
        while at > low:
            mention = scene.ending.get(at)
            if mention is not None and mention.type is EntityType.DATE:
                at = scene.first_of(mention)
                if scene.word(at - 1) in {"on", "in", "late", "early", "earlier", "later"}:
                    at -= 1
            elif (mention is None and scene.is_adverb(at - 1)) or scene.word(at - 1) in {
                "n't",
                "not",
                "had",
                "has",
                "have",
            }:
                at -= 1
            else:
                break
        return max(at, low)

    def _ending_at(self, at: int, low: int) -> Source | None:
        """Return whom the phrase that ends before token ``at`` means."""
        scene = self.scene
        word = scene.lower(at - 1)
        if word in {"who", "which"} and at - 2 > low:
            at = at - 2 if scene.word(at - 2) == "," else at - 1
            return self._phrase(at, low)
        if word in {",", *DASHES, ")"}:
            return self._apposed(at - 1, low)
        if word in JOINED:
            return None
        return self._phrase(at, low)

    def _phrase(self, at: int, low: int) -> Source | None:
        """Resolve the noun phrase that ends before token ``at`` and has no commas in it."""
        scene = self.scene
        mention = scene.ending.get(at)
        if mention is None:
            if scene.lower(at - 1) == "it":
                return self._same_body(at - 1) or self.sources.pronoun(at - 1)
            found = self.sources.pronoun(at - 1)
            if found is not None:
                return found
            head = self._before_preposition(at - 1, low)
            if head is not None:
                return head
            return self.sources.unlisted(at - 1, low) or self.sources.noun(at - 1, low)
        first = scene.first_of(mention)
        if mention.type is EntityType.NORP or mention.type not in NAMED:
            return self._holder_of_people(mention, low) or Source(None, first)
        if first - 1 >= low:
            head = self._attached(mention, first, low)
            if head is not None:
                related = self._related(mention, first, low) if head.name is None else None
                return related or self._before_comma(head, low) or head
        return self._related(mention, first, low) or self.sources.named(mention)

    def _before_comma(self, head: Source, low: int) -> Source | None:
        """Return whose apposition a phrase is that no comma ends: "Ann Roe, a spokeswoman for the party said"."""
        scene = self.scene
        comma = head.start - 1
        mention = scene.ending.get(comma)
        if comma <= low or scene.word(comma) != "," or scene.lower(head.start) not in {"a", "an", "the"}:
            return None
        return self.sources.named(mention) if mention is not None and mention.type is EntityType.PERSON else None

    def _related(self, mention: Mention, first: int, low: int) -> Source | None:
        """Return the person of whom a clause tells that ends with a body: "Ann Roe who runs the Met said"."""
        scene = self.scene
        if mention.type is EntityType.PERSON:
            return None
        for at in range(first - 1, max(low, first - PHRASE), -1):
            if scene.words[at] == "who":
                person = scene.ending.get(at)
                return self.sources.named(person) if person is not None and person.type is EntityType.PERSON else None
            if not (scene.word(at)[:1].isalnum() or scene.word(at) == "-") or scene.reports(at):
                break
        return None

    def _same_body(self, place: int) -> Source | None:
        """Return which body "it" means where one has spoken in the sentence: "the court said …, in what it called"."""
        scene = self.scene
        start, _ = scene.sentence(place)
        for verb in scene.verbs_between(start, place):
            found = self._plain(verb, start) if scene.lower(verb - 1) != "it" else None
            if found is not None and not (found.name is not None and self.sources.salience.is_person(found.name)):
                return found
        return None

    def _holder_of_people(self, mention: Mention, low: int) -> Source | None:
        """Resolve "the Romanian", "the Ohio Republican"."""
        return self.sources.noun(self.scene.end_of(mention) - 1, low)

    def _attached(self, mention: Mention, first: int, low: int) -> Source | None:
        """Resolve "Ann Roe of the university", "a spokesman for Mr. Roe": who stands before the preposition."""
        scene = self.scene
        place = first - 1
        while place > max(low, first - LONGEST_LEAD) and self._leads(place):
            place -= 1
        if place <= low or (scene.lower(place) not in FOR and not self._lives(place, mention)):
            return None
        before = self._phrase(place, low)
        if before is None:
            return None
        written = scene.lower(place) in {"by", "from"} and scene.lower(place - 1) in TEXTS
        if before.name is None and (written or scene.lower(place - 1) in SPOKES) and mention.type in NAMED:
            return Source(mention.entity, before.start)
        return before

    def _leads(self, place: int) -> bool:
        """Tell whether a token may stand between a preposition and a name: "of the city's struggling …"."""
        scene = self.scene
        word = scene.words[place]
        if scene.lower(place) == "the" or scene.flag(place) & lex.TITLE or word in POSSESSIVES:
            return True
        if scene.word(place + 1) in POSSESSIVES and word.islower():
            return True
        mention = scene.ending.get(place + 1)
        if mention is not None:
            return mention.type is EntityType.NORP or (mention.type is EntityType.GPE and scene.owns(mention))
        return word.islower() and word.endswith(("ing", "al", "ary", "ive", "ist", "ed")) and not scene.reports(place)

    def _lives(self, place: int, mention: Mention) -> bool:
        """Tell whether somebody is said to be in a place: "a judge in Washington"."""
        return mention.type is EntityType.GPE and self.scene.lower(place) == "in" and self.sources.is_human(place - 1)

    def _before_preposition(self, noun: int, low: int) -> Source | None:
        """Resolve who stands before "of the farm", where a plain noun ends the phrase."""
        scene = self.scene
        for at in range(noun - 1, max(low, noun - 7), -1):
            word = scene.lower(at)
            if (not word[:1].isalnum() and word not in {"-", *POSSESSIVES}) or word == "that" or scene.reports(at):
                break
            if word in {"of", "at", "for", "with", "from", "in"}:
                mention = scene.ending.get(at)
                if mention is not None and mention.type in NAMED:
                    return self.sources.named(mention)
                if self.sources.is_human(at - 1) or scene.lower(at - 1) in {"one", "some", "many", "members", "most"}:
                    return self.sources.noun(at - 1, low) or UNKNOWN
        return None

    def _apposed(self, comma: int, low: int) -> Source | None:
        """Resolve a phrase whose apposition ends at ``comma``: "Ann Roe, a farmer,", "the mayor, Ann Roe,"."""
        scene = self.scene
        inner = scene.ending.get(comma)
        if inner is not None and inner.type in {EntityType.PERSON, EntityType.ORG}:
            lead = scene.first_of(inner)
            person = inner.type is EntityType.PERSON
            while person and lead > max(low, comma - PHRASE) and self.sources.salience.describes(lead - 1):
                lead -= 1
            if lead <= low and person:
                return self.sources.named(inner)
            if scene.word(lead - 1) in {",", *DASHES} and (
                person or ANY_BODY & {scene.lower(lead - 2), scene.lower(low + 1)}
            ):
                return self.sources.named(inner)
        body: Source | None = None
        fallback: Source | None = None
        for at in range(comma - 1, max(low, comma - WIDE), -1):
            if scene.word(at) not in {",", "(", *DASHES} or scene.inside[at]:
                continue
            mention = scene.ending.get(at)
            if mention is not None and mention.type in NAMED:
                found = self._phrase(at, low)
                if found is not None and mention.type is EntityType.PERSON:
                    return found
                body = found or body
            elif fallback is None and (mention is None or mention.type is EntityType.NORP):
                fallback = self._phrase(at, low) if self._is_source(at) else None
                if fallback is not None and scene.lower(fallback.start) == "the":
                    return fallback
        return body or fallback

    def _is_source(self, at: int) -> bool:
        word = self.scene.lower(at - 1)
        return word in PRONOUNS or word in {"it", "they"} or self.sources.is_human(at - 1)

    def main(self, verb: int, low: int) -> Source | None:
        """Return the subject of the sentence that runs from ``low`` to ``verb``: for "…, adding that", "… and said"."""
        scene = self.scene
        for other in scene.verbs_between(max(low, verb - 2 * WIDE), verb)[: -MAIN_VERBS - 1 : -1]:
            if scene.words[other] not in PARTICIPLES and not scene.passive(other) and not self._written(other):
                found = self._plain(other, low)
                if found is not None:
                    return found
        return self.openings.subject(low, verb)

    def _written(self, verb: int) -> bool:
        """Tell whether a verb only describes a text: "in a letter posted on Monday"."""
        word = self.scene.words[verb]
        return word.endswith("ed") and self.scene.lower(verb - 1) in TEXTS

    def _plain(self, verb: int, low: int) -> Source | None:
        """Return the subject right before or behind another verb of the sentence."""
        scene = self.scene
        at = self._over_adverbs(verb, low)
        found = self._ending_at(at, low) if at > low else None
        if found is None and (at <= low or scene.word(at - 1) in {",", "”", '"', "’", "'", "»", "“"}):
            found = self.behind(verb + 1, scene.sentence(verb)[1])
        return found


def goes_with(scene: Scene, verb: int) -> int:
    """Return the token after a verb of saying and the little word that belongs to it."""
    words = scene.words
    return verb + 2 if words[verb] in PHRASAL and scene.word(verb + 1) in PHRASAL[words[verb]] else verb + 1
