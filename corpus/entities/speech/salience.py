"""Who is spoken of at a place of a text: whom "she" means there, or "it"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from corpus.article import EntityType, Mention
from corpus.entities import lexicon as lex
from corpus.entities.genders import FEMALE, MALE, VOTING, gender_of_name, told_genders
from corpus.entities.speech.scene import POSSESSIVES, PREPOSITIONS, Scene
from corpus.entities.tokens import LINE_BREAK

FEWEST, MOST = 2, 0.8  # pronouns that vote on a person's gender, and the share that has to agree
FEWEST_AGAINST = {"f": 4, "m": 4, "F": 2, "M": 2}  # the same where the first name says otherwise, surely or not
CLOSE = 25  # tokens from a name to such a pronoun
FAR = 14  # sentences back in which a pronoun's person is looked for
# How likely somebody is meant by "he": as their sentence's subject, as who spoke in it, …
SUBJECT, SPEAKER, GENDERED, ALONE, HERE = 2.0, 1.5, 1.5, 2.8, 1.0
MISNAMED, NAMELESS = -4.0, 1.0
SOMEBODY = (
    "man",
    "woman",
    "driver",
    "worker",
    "owner",
    "dealer",
    "planner",
    "trader",
    "clerk",
    "buyer",
    "seller",
    "ist",
)
AWAY, PARAGRAPH, OWNER = 0.9, 0.9, 1.0  # less for each sentence and paragraph back, and for whom something belongs to
LEAST, BOUND = -12.0, SUBJECT + SPEAKER + GENDERED
MOST_PEOPLE = 100  # mentions
MOST_STATES = 100  # that a people may be of
HEARING = frozenset({"(", "to", "for", "told", "tells", "on", "via"})  # a body behind one of these does not speak
MANY = frozenset({"they", "some", "others", "many", "critics", "we", "several", "these", "those", "both"})
SINGLE = frozenset({"a", "an", "one"})
BYLINE = frozenset({"By", "BY"})
LONGEST_TITLE = 6  # tokens
BODY_BACK = 480  # tokens back in which the body is looked for that "it" means


class Salience:
    """Who is spoken of in one text; who speaks is told to it as it is found, from the beginning to the end."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.last: str | None = None
        self.last_end = -1
        self.spoken: dict[int, str] = {}  # the first token of a sentence → who speaks in it
        self.nameless: set[int] = set()  # the first tokens of sentences in which somebody without a name speaks
        self._genders: dict[str, str] | None = None
        self._people: dict[str, None] | None = None
        self._called: dict[str, str] | None = None

    def hear(self, name: str, first: int, end: int) -> None:
        """Take note of who speaks the quotation between two tokens."""
        self.last, self.last_end = name, end
        self.spoken[self.scene.sentence(first)[0]] = name
        if end > first:
            self.spoken[self.scene.sentence(end - 1)[0]] = name

    def report(self, name: str | None, place: int, start: int = -1) -> None:
        """Take note of who says what a verb at ``place`` reports: somebody without a name too.

        The phrase that means them begins at token ``start``, where that is known: "they" are not "she" later on.
        """
        if name is None and start >= 0 and self._many(start):
            return
        if name is None:
            self.nameless.add(self.scene.sentence(place)[0])
        else:
            self.last, self.last_end = name, place
            self.spoken[self.scene.sentence(place)[0]] = name

    def _many(self, start: int) -> bool:
        """Tell whether a phrase without an article means several people: "officials", "they"."""
        word = self.scene.lower(start)
        return word in MANY or (len(word) > 4 and word.endswith("s") and not word.endswith("ss"))

    def _told(self) -> dict[str, str]:
        """Return the genders of the people of whom the text tells it, by titles and pronouns."""
        if self._genders is None:
            scene = self.scene
            self._genders = told_genders(
                (word, mention.entity)
                for place, mention in scene.at.items()
                if mention.type is EntityType.PERSON
                for word in scene.words[max(0, place - 2) : place]
                if word not in POSSESSIVES
            )
            self._vote(self._genders)
        return self._genders

    def _vote(self, genders: dict[str, str]) -> None:
        """Add the genders of people whom the pronouns near behind their names agree on."""
        scene = self.scene
        people = scene.people(0, scene.length)
        places = [scene.first_of(mention) for mention in people]
        votes: dict[str, list[str]] = {}
        for place in scene.pronouns:
            index = bisect_left(places, place) - 1
            if index >= 0 and place - places[index] <= CLOSE:
                votes.setdefault(people[index].entity, []).append(VOTING[scene.words[place]])
        for name, cast in votes.items():
            gender = max(FEMALE, MALE, key=cast.count)
            known = gender_of_name(name, scene.lexicon)
            needed = FEWEST if not known or known.lower() == gender else FEWEST_AGAINST[known]
            if cast.count(gender) >= max(needed, MOST * len(cast)):
                genders.setdefault(name, gender)

    def is_person(self, name: str) -> bool:
        """Tell whether a speaker is one of the people of the text."""
        return name in self.people()

    def people(self) -> dict[str, None]:
        """Return the names of the people of the text, in the order in which they come."""
        if self._people is None:
            self._people = {each.entity: None for each in self.scene.mentions if each.type is EntityType.PERSON}
        return self._people

    def called(self, word: str) -> str | None:
        """Return the first person of the text who has a word in their name."""
        if self._called is None:
            self._called = {word: name for name in reversed(self.people()) for word in name.split()}
        return self._called.get(word)

    @cached_property
    def subject(self) -> str | None:
        """The person whom the text is about most: who answers what is asked in it."""
        people = Counter(each.entity for each in self.scene.mentions if each.type is EntityType.PERSON)
        return people.most_common(1)[0][0] if people else None

    @cached_property
    def first_people(self) -> list[Mention]:
        """The first mentions of people outside of quotations, among which the holder of an office is looked for."""
        return self.scene.people(0, self.scene.length)[:MOST_PEOPLE]

    @cached_property
    def named_bodies(self) -> set[str]:
        """The bodies that the text names."""
        return {each.entity for each in self.scene.mentions if each.type is EntityType.ORG}

    @cached_property
    def states(self) -> list[str]:
        """The states and cities that the text names."""
        return list({each.entity: None for each in self.scene.mentions if each.type is EntityType.GPE})[:MOST_STATES]

    def fits(self, name: str, gender: str) -> bool:
        """Tell whether nothing in the text says that a person is of another gender."""
        return not gender or self._told().get(name, gender) == gender

    def _agrees(self, name: str, gender: str) -> float:
        """Return how much a person's gender speaks for them: first names alone are not quite sure."""
        if not gender:
            return 0.0
        known = self._told().get(name) or gender_of_name(name, self.scene.lexicon)
        if not known:
            return 0.0
        return GENDERED if known.lower() == gender else MISNAMED

    def person(self, place: int, gender: str = "", *, subject: bool = False) -> str | None:
        """Return whom a pronoun at ``place`` means: who spoke or acted last, of those whom it can mean.

        The subject of a sentence is none of those whom it names farther on: "she said Ms. Roe was ill".
        """
        scene = self.scene
        barred = {each.entity for each in scene.people(place, scene.sentence(place)[1])} if subject else frozenset()
        best, chosen = LEAST, None
        distance, paragraphs, first = 0, 0, True
        start, stop = scene.sentence(place)[0], place
        while distance < FAR:
            near = distance == 1 and not paragraphs
            for name, weight in self._present(start, stop, HERE if first else 0.0, ALONE if near else 0.0, paragraphs):
                if name is not None and (name in barred or not self.fits(name, gender)):
                    continue
                agrees = self._agrees(name, gender) if name is not None else 0.0
                worth = weight + agrees - AWAY * distance - PARAGRAPH * min(paragraphs, 2)
                if worth > best:
                    best, chosen = worth, name
            if not start or (best > LEAST and AWAY * distance > BOUND - best):
                break
            paragraphs += scene.words[start - 1] == LINE_BREAK
            stop, first = start, False
            start, _ = scene.sentence(start - 1)
            distance += stop - start > 1
        if gender and chosen is not None and gender_of_name(chosen, scene.lexicon) != gender:
            self._told().setdefault(chosen, gender)  # so that they aren't "she" here and "he" there
        return chosen

    def _present(
        self, start: int, stop: int, here: float, alone: float, apart: int
    ) -> Iterator[tuple[str | None, float]]:
        """Yield the people of a sentence, each with how likely one would speak of them next.

        ``here`` is what counts more for those of the same sentence, ``alone`` for somebody who is alone in it;
        ``apart`` is how many paragraphs lie between.
        """
        scene = self.scene
        speaker = None if here else self.spoken.get(start)
        if speaker is not None and self.is_person(speaker):
            yield speaker, SUBJECT + SPEAKER
        if start in self.nameless and not here and not apart:
            yield None, SUBJECT + SPEAKER + GENDERED
        elif start in self.nameless and not here and apart == 1 and scene.lower(start) in SINGLE:
            yield None, SUBJECT + SPEAKER
        elif self._begins_with_somebody(start, stop):
            yield None, SUBJECT + NAMELESS
        people = scene.people(start, stop)
        if len({each.entity for each in people}) > 1:
            alone = 0.0
        for order, mention in enumerate(people):
            if scene.word(scene.first_of(mention) - 1) in BYLINE:
                continue
            weight = SUBJECT if self._acts(mention, start) else 0.0
            rank = 0.1 * order if here else -0.1 * order
            yield mention.entity, weight - OWNER * scene.owns(mention) + here + alone + rank

    def _begins_with_somebody(self, start: int, stop: int) -> bool:
        """Tell whether the subject of a sentence is somebody without a name: "A driver of ours …"."""
        scene = self.scene
        if scene.lower(start) not in SINGLE:
            return False
        for place in range(start + 1, min(stop, start + LONGEST_TITLE)):
            word = scene.words[place]
            if place in scene.at and scene.at[place].type in {EntityType.NORP, EntityType.GPE}:
                continue
            if place in scene.at or not (word.isalpha() or word == "-") or scene.reports(place):
                return False
            if scene.flag(place) & lex.PERSON_NOUN or word.endswith(SOMEBODY):
                after = scene.at.get(place + 1)
                return after is None or after.type is not EntityType.PERSON
        return False

    def _acts(self, mention: Mention, start: int) -> bool:
        """Tell whether a person is the subject of their sentence, or of a verb of saying."""
        scene = self.scene
        if scene.owns(mention):
            return False
        first, after = scene.first_of(mention), scene.end_of(mention)
        if scene.reports(first - 1) or scene.reports(after) or (scene.word(after) == "," and scene.reports(after + 1)):
            return True
        lead = first
        while lead > max(start, first - LONGEST_TITLE) and self.describes(lead - 1):
            lead -= 1
        if scene.lower(lead - 1) in PREPOSITIONS:
            return False
        before = [word for word in scene.words[start:lead] if word not in {LINE_BREAK, "“", '"', "‘"}]
        if len(before) <= 2:
            return True
        if before[-1] == "," and len(before) <= 12:
            return True  # "Asked about it, Ms. Roe …", "The mayor, Ann Roe, …"
        return bool(scene.flag(after) & lex.VERB and scene.word(after).islower() and before[-1] in {"and", "but", ";"})

    def describes(self, place: int) -> bool:
        """Tell whether the token at ``place`` may stand in a title before a name: "Conservative backbencher"."""
        scene = self.scene
        word = scene.words[place]
        if scene.flag(place) & (lex.TITLE | lex.TITLE_PART) or word == "-" or word in POSSESSIVES:
            return word != "of"
        return word[:1].isalpha() and not (scene.flag(place) & (lex.FUNCTION | lex.VERB)) and not scene.reports(place)

    def bodies(self, place: int) -> str | None:
        """Return the body that "they" means before ``place``: the one that acts or speaks in the sentence before."""
        scene = self.scene
        start, stop = scene.sentence(place)[0], place
        for _ in range(3):
            if start in self.nameless:
                return None
            speaker = self.spoken.get(start)
            if speaker is not None:
                return None if self.is_person(speaker) else speaker
            row = range(bisect_left(scene.places, start), bisect_left(scene.places, stop))
            acting = [self.scene.mentions[at] for at in row if not scene.inside[scene.places[at]]]
            if acting and self._acts(acting[0], start):
                return acting[0].entity if acting[0].type is EntityType.ORG else None
            if acting or not start:
                return None
            stop = start
            start, _ = scene.sentence(start - 1)
        return None

    def body(self, place: int) -> str | None:
        """Return the body that "it" or "they" means before ``place``: the last speaker, or the one named last."""
        scene = self.scene
        low = bisect_left(scene.places, max(0, place - BODY_BACK))
        for index in range(bisect_left(scene.places, place) - 1, low - 1, -1):
            mention = scene.mentions[index]
            first = scene.places[index]
            if scene.inside[first]:
                continue
            if self.last is not None and first < self.last_end and not self.is_person(self.last):
                return self.last
            if mention.type is EntityType.ORG and scene.word(first - 1) not in HEARING:
                return mention.entity
        return None
