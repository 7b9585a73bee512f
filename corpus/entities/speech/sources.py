"""Say whom a noun phrase means that somebody's words are given to: a name, a pronoun, an office, a body."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import NamedTuple

from corpus.article import EntityType, Mention
from corpus.entities import lexicon as lex
from corpus.entities.genders import PRONOUNS, gender_of_word
from corpus.entities.speech.salience import HEARING, Salience
from corpus.entities.speech.scene import NAMED, POSSESSIVES, Scene
from corpus.entities.tokens import LINE_BREAK, word_set

ANY_BODY = word_set(
    "company firm maker manufacturer giant carrier group newspaper paper union organization organisation retailer "
    "lender startup start-up chipmaker carmaker automaker drugmaker planemaker charity airline insurer "
    "broadcaster operator brewer miner supermarket bank team club side magazine website watchdog regulator "
    "developer publisher radio station network channel daily tabloid"
)
LEAGUES = word_set("group charity coalition alliance union")
LEAGUE_NAMES = word_set(
    "coalition alliance association union network campaign society group federation league front movement watch "
    "trust foundation council institute international fund"
)
NAMED_BODY = word_set(
    "bank department ministry agency commission committee council court university institute association "
    "federation union league board bureau authority party center centre museum foundation hospital school college "
    "trust office"
)
STATE_WORDS = (
    "department",
    "ministry",
    "white house",
    "congress",
    "senate",
    "house of",
    "commission",
    "committee",
    "court",
)
STATE_PARTS = word_set(
    "ministry government embassy consulate army military police officials delegation navy parliament cabinet "
    "administration department authorities"
)
# Words of a text: who wrote it speaks in it.
TEXTS = word_set(
    "statement report study letter document paper filing lawsuit complaint memo email e-mail message tweet post "
    "notice release order ruling text book article note indictment affidavit editorial sign poster banner survey poll "
    "analysis"
)
UNNAMED = word_set("a an one another some two three four five several many few most both other no any these those")
HUMAN_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "father", "mother", "son")
HUMAN = word_set(
    "father mother grandmother grandfather great-grandmother great-grandfather wife husband son daughter brother "
    "sister teenager pensioner republican democrat lawmaker pilot chef nurse student captain coach guard poet "
    "monk nun vet skipper novelist native veteran billionaire tycoon star striker keeper boss chair head chairman "
    "chairwoman artist witness resident president pontiff monarch duke prince king queen"
)
ANYONE = word_set(
    "man woman boy girl patient victim caller driver father mother wife husband son daughter brother sister uncle aunt"
)
NOT_HUMAN = word_set("letter order paper number year former latter matter center corner cover")
SPOKES = word_set("spokesman spokeswoman spokesperson spokespersons representative statement")
LEAD = 80  # tokens of a text in which somebody may appear who is named later
PHRASE = 12  # tokens beside a name that tell what somebody is
NEAR = 160  # tokens from an office back to its holder, where no title tells


class Source(NamedTuple):
    """Who speaks, as the text has it: ``name`` is None where it is somebody without a name."""

    name: str | None
    start: int = -1  # the token at which the phrase begins, where that is known


UNKNOWN = Source(None)


class Sources:
    """Answers for one text."""

    def __init__(self, scene: Scene, salience: Salience) -> None:
        self.scene = scene
        self.salience = salience

    def pronoun(self, place: int) -> Source | None:
        """Resolve the pronoun at ``place``, if one stands there."""
        word = self.scene.lower(place)
        if len(word) > 1 and self.scene.words[place].isupper():
            return None  # the WHO
        word = word.replace("’", "'").partition("'")[0]
        if word in PRONOUNS:
            return Source(self.salience.person(place, PRONOUNS[word], subject=True), place)
        if word == "it":
            return Source(self.salience.body(place), place)
        if word == "they":
            return Source(self.salience.bodies(place), place)
        if word in {"i", "we", "you", "who", "some", "others", "many", "critics"}:
            return Source(None, place)
        return None

    def pronoun_of(self, place: int, gender: str) -> Source:
        """Resolve "his" or "her" at ``place``."""
        return Source(self.salience.person(place, gender), place)

    def named(self, mention: Mention) -> Source:
        """Return a name as a source."""
        return Source(mention.entity if mention.type in NAMED else None, self.scene.first_of(mention))

    def surname(self, place: int) -> Source | None:
        """Resolve a last name that is a word too and so no mention: "says Cook"."""
        scene = self.scene
        word = scene.words[place]
        if not word[:1].isupper() or len(word) < 3 or place in scene.at or scene.word(place + 1)[:1].isupper():
            return None
        name = self.salience.called(word)
        return Source(name, place) if name is not None and name.endswith(" " + word) else None

    def unlisted(self, place: int, low: int) -> Source | None:
        """Resolve a word with a capital that is no known name, before a verb of saying: it must be somebody's."""
        scene = self.scene
        first = place
        while first > max(low, place - 3) and scene.words[first - 1][:1].isupper() and first - 1 not in scene.ending:
            first -= 1
        word = scene.words[place]
        if not word[:1].isupper() or scene.flag(place) & (lex.FUNCTION | lex.COMMON) or len(word) < 3:
            return self.surname(place) if place == low or scene.words[place - 1] == "," else None
        if scene.lower(first) == "the" or scene.lower(first - 1) == "the":
            return Source(self.salience.called(word), first)
        name = scene.tokens.text[scene.tokens.starts[first] : scene.tokens.ends[place]]
        return Source(self.salience.called(word) or name, first)

    def noun(self, place: int, low: int) -> Source | None:
        """Resolve the phrase that ends in the noun at ``place``: "the judge", "China's foreign ministry".

        Nothing before token ``low`` belongs to it.
        """
        scene = self.scene
        word = scene.lower(place)
        if not word[:1].isalpha():
            return None
        owner = self._owner(place, low)
        if owner is not None:
            return owner
        determiner, start = self._determiner(place, low)
        if word in STATE_PARTS or word in SPOKES:
            body = self._before(place, start)
            if body is not None:
                return Source(body, start)
        if determiner in UNNAMED:
            return Source(self._named_later(word, place) if determiner in {"a", "an"} else None, start)
        if determiner in {"the", "this", "that"}:
            return Source(self._definite(word, place, start), start)
        if determiner in {"his", "her", "their", "its", "my", "our"} or word.endswith("s") or word in SPOKES:
            return Source(None, start)
        return Source(None, start) if self.is_human(place) or word in STATE_PARTS | TEXTS else None

    def _named_later(self, word: str, place: int) -> str | None:
        """Return the person whom a text names only after its first words: "A judge said … Judge Ann Roe"."""
        scene = self.scene
        if place > LEAD or not self.is_human(place):
            return None
        for mention in scene.people(place, place + NEAR):
            first = scene.first_of(mention)
            if word in (scene.lower(first - 1), scene.lower(first - 2)):
                return mention.entity
        return None

    def is_human(self, place: int) -> bool:
        """Tell whether the noun at ``place`` is somebody, not something."""
        word = self.scene.lower(place)
        if self.scene.flag(place) & (lex.PERSON_NOUN | lex.TITLE) or word in HUMAN or gender_of_word(word):
            return word not in NOT_HUMAN
        mention = self.scene.ending.get(place + 1)
        if mention is not None and mention.type is EntityType.NORP:
            return True
        return word.endswith(HUMAN_ENDINGS) and len(word) > 4 and word not in NOT_HUMAN | ANY_BODY | TEXTS

    def _determiner(self, place: int, low: int) -> tuple[str, int]:
        """Return the word that a noun phrase begins with and where it stands: "the", "a", or nothing."""
        scene = self.scene
        at = place
        while at > max(low, place - 7):
            word = scene.lower(at - 1)
            if word in {"the", "this", "that", "his", "her", "their", "its", "my", "our"} or word in UNNAMED:
                return word, at - 1
            if not word[:1].isalnum() and word != "-" and word not in POSSESSIVES:
                break
            if scene.reports(at - 1) or word in {"and", "or", "but", "in", "on", "at", "when"}:
                break
            at -= 1
        return "", at

    def _owner(self, place: int, low: int) -> Source | None:
        """Resolve "the Commerce Department's order", "China's foreign ministry"; of people's belongings nobody."""
        scene = self.scene
        for at in range(place, max(low, place - 6), -1):
            if at != place and not scene.word(at)[:1].isalpha() and scene.word(at) not in {"-", *POSSESSIVES}:
                return None
            if scene.word(at) not in POSSESSIVES:
                continue
            mention = scene.ending.get(at)
            if mention is None:
                return Source(None, at)
            start = scene.first_of(mention)
            if mention.type is not EntityType.PERSON and self._somebody(place):
                return Source(self._officer(scene.lower(place), mention), start)
            if mention.type is EntityType.PERSON:
                texts = scene.lower(place) in TEXTS | {"office", "campaign"} | SPOKES
                return Source(mention.entity if texts else None, start)
            state = scene.flag(place) & lex.STATE_HEAD or scene.lower(place) in STATE_PARTS | SPOKES
            if mention.type is EntityType.ORG or (mention.type is EntityType.GPE and state):
                return Source(mention.entity, start)
            return Source(None, start)
        return None

    def _officer(self, word: str, owner: Mention) -> str | None:
        """Return the person whom the text names as one of a body or state: "China's ambassador", "Acme's boss"."""
        scene = self.scene
        for mention in self.salience.first_people:
            if self._is_called(mention, word):
                first, after = scene.first_of(mention), scene.end_of(mention)
                near = (scene.at.get(at) for at in range(max(0, first - PHRASE), after + PHRASE))
                if any(each is not None and each.entity == owner.entity for each in near):
                    return mention.entity
        return None

    def _somebody(self, place: int) -> bool:
        """Tell whether a noun means one who has a name of their own, and is no spokesperson."""
        return self.is_human(place) and self.scene.lower(place) not in SPOKES | {"officials", "police"}

    def _before(self, place: int, start: int) -> str | None:
        """Return the body or state that stands before a noun: "a Huawei spokesman", "the Chinese foreign ministry"."""
        scene = self.scene
        for at in range(place, start - 1, -1):
            mention = scene.ending.get(at)
            if mention is not None and mention.type in {EntityType.ORG, EntityType.GPE}:
                return mention.entity
            if mention is not None and mention.type is EntityType.NORP and scene.lower(place) in STATE_PARTS:
                return self._state_of(mention) or " ".join(scene.words[scene.first_of(mention) : place + 1])
        return None

    def _state_of(self, mention: Mention) -> str | None:
        """Return the country of a people: the one that the text names so, told by how both begin."""
        people = mention.entity.lower()
        for name in self.salience.states:
            shared = max(4, len(name) - 2)
            if len(name) > 3 and people[:shared] == name[:shared].lower():
                return name
        return None

    def _definite(self, word: str, place: int, start: int) -> str | None:
        """Return whom "the company", "the senator" or "the statement" means."""
        scene = self.scene
        if word in TEXTS or (word in SPOKES and self._body_spoke()):
            return (
                self.salience.last if self.salience.last is not None and start - self.salience.last_end < NEAR else None
            )
        if word == "old" and scene.word(place - 1) == "-":
            return self.salience.person(start)
        if word in ANY_BODY | NAMED_BODY:
            return self._body_called(word, start)
        if word.endswith("s") and word not in {"boss"}:
            return None
        if self.is_human(place):
            return self._holder(word, place, start)
        return None

    def _body_spoke(self) -> bool:
        """Tell whether a body was the last to speak."""
        return self.salience.last in self.salience.named_bodies

    def _body_called(self, word: str, start: int) -> str | None:
        """Return the last body before ``start`` that a noun can mean."""
        scene = self.scene
        index = bisect_left(scene.places, start)
        bodies = [each for each in scene.mentions[max(0, index - 60) : index] if each.type is EntityType.ORG]
        if word in LEAGUES:
            leagues = (each for each in reversed(bodies) if self._is_league(each))
            found = next(leagues, None)
            if found is not None:
                return found.entity
        for mention in reversed(bodies):
            if scene.word(scene.first_of(mention) - 1) in HEARING:
                continue
            name = mention.entity.lower()
            if word in NAMED_BODY and word in name:
                return mention.entity
            if word in ANY_BODY and not any(part in name for part in STATE_WORDS):
                return mention.entity
        return None

    def _is_league(self, mention: Mention) -> bool:
        """Tell whether a body is one of people who joined: by its name, or by a noun that stands with it."""
        words = {word.lower() for word in mention.entity.split()}
        return bool(words & LEAGUE_NAMES) or self._is_called(mention, "group")

    def _holder(self, word: str, place: int, start: int) -> str | None:
        """Return the person last named with a noun ("Judge Roe", "Ann Roe, a judge"), or who is spoken of."""
        scene = self.scene
        index = bisect_left(scene.places, start)
        spoken_of = partial(self.salience.person, start, gender_of_word(word), subject=True)
        owner = next((scene.at[at] for at in range(start, place) if at in scene.at), None)
        if owner is not None:
            return self._officer(word, owner) or spoken_of()
        for mention in reversed(scene.mentions[max(0, index - 60) : index]):
            if mention.type is EntityType.PERSON and self._is_called(mention, word):
                return mention.entity
        if word in ANYONE and not scene.people(scene.sentence(place)[0], start):
            return None
        return None if self._unnamed_before(word, start) else spoken_of()

    def _unnamed_before(self, word: str, start: int) -> bool:
        """Tell whether somebody without a name was brought in by a noun: "an official … the official said"."""
        scene = self.scene
        for at in range(start - 1, max(0, start - NEAR), -1):
            if scene.lower(at) == word and not scene.inside[at]:
                return not scene.people(scene.sentence(at)[0], start) and any(
                    scene.lower(before) in UNNAMED for before in range(max(0, at - 4), at)
                )
        return False

    def _is_called(self, mention: Mention, word: str) -> bool:
        """Tell whether a noun stands with a name, before it or behind a comma."""
        scene = self.scene
        first, after = scene.first_of(mention), scene.end_of(mention)
        commas = 0
        for at in range(first - 1, max(0, first - 6) - 1, -1):
            each = scene.lower(at)
            if each == word:
                return True
            commas += each == ","
            if each in {".", LINE_BREAK, "that"} or scene.reports(at) or commas > 1:
                break
        if scene.word(after) == ",":
            for at in range(after + 1, after + 9):
                each = scene.lower(at)
                if each == word:
                    return True
                if (
                    each in {",", ".", "", LINE_BREAK}
                    or scene.reports(at)
                    or (scene.at.get(at) and scene.at[at].type is EntityType.PERSON)
                ):
                    break
        return False
