"""Say who speaks a quotation, from the words around it."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities.genders import PRONOUNS
from corpus.entities.speech.carried import Carried
from corpus.entities.speech.naming import is_name, is_title
from corpus.entities.speech.nouns import Nouns
from corpus.entities.speech.openings import LEADS
from corpus.entities.speech.phrases import DASHES
from corpus.entities.speech.quotation import Quotation
from corpus.entities.speech.scene import CITING, FOR, SPEAKING, Scene
from corpus.entities.speech.sources import UNKNOWN, Source, Sources
from corpus.entities.speech.subjects import Subjects, goes_with
from corpus.entities.speech.verbs import CLAUSAL, MANNER, OTHER, PARTICIPLES
from corpus.entities.tokens import LINE_BREAK, word_set

WINDOW = 40  # tokens looked at on either side
AFTER = 24  # tokens from a quotation to the verb behind it
TITLE = 6  # tokens before a name
MOST_VERBS = 5  # before a quotation that are asked
DESCRIBING = frozenset({"who", "which", "whose"})
KEEPING = frozenset({"maintained", "maintains", "observed", "observes"})  # "a silence"
THOUGHT = word_set("concluded concludes believed believes thought thinks felt feels agreed agrees expects")


def acts(word: str) -> bool:
    """Tell whether a word may be a verb with an ending: "rued", "intones"."""
    return word.islower() and word.isalpha() and len(word) > 3 and word.endswith(("s", "ed"))


class Speakers:
    """Finds the speakers of one text's quotations, in order."""

    def __init__(self, scene: Scene, sources: Sources, subjects: Subjects) -> None:
        self.scene = scene
        self.sources = sources
        self.salience = sources.salience
        self.subjects = subjects
        self.nouns = Nouns(scene, sources, subjects)
        self.carried = Carried(scene, sources, subjects)
        self.names: set[int] = set()  # the first tokens of quotations that name something

    def speaker(self, quote: Quotation) -> str | None:
        """Return the canonical name of who speaks ``quote``, if the text says so; to be asked in order."""
        if is_name(self.scene, quote):
            self.names.add(quote.first)
            found = self._by(quote.last, self.scene.sentence(quote.first)[1])
            return found.name if found is not None else None
        found = self._after(quote) or self._before(quote) or self.carried.speaker(quote)
        name = found.name if found is not None else None
        if name is not None:
            self.salience.hear(name, quote.first, quote.last)
        elif found is not None:
            self.salience.report(None, quote.first, found.start)
        self.carried.hear(quote, name)
        return name

    def _after(self, quote: Quotation) -> Source | None:
        """Look for "…," X said / said X / according to X behind the quotation, in its sentence."""
        scene, words = self.scene, self.scene.words
        _, end = scene.sentence(quote.last - 1)
        place = quote.last
        if quote.open or place >= end:
            return None
        inner = words[quote.close - 1]
        partial = scene.sentence(quote.first)[0] != quote.first
        if words[place] in {",", *DASHES}:
            place += 1
        elif partial and inner not in {",", "?", "!", "…"} and words[place] not in CITING:
            return self._by(place, end)
        stop = min(end, place + AFTER)
        stop = next((at for at in range(place, stop) if scene.inside[at] or words[at] == ";"), stop)
        if scene.word(place) in CITING and scene.word(place + 1) == "to":
            return self.subjects.behind(place + 2, stop) or UNKNOWN
        if partial and scene.word(place) in {"and", "but", "while", "which", "who", "or"}:
            return None
        if scene.word(place) == "as":
            place += 1
        for verb in scene.verbs_between(place, stop):
            if words[verb] in PARTICIPLES or (scene.passive(verb) and words[verb] != "quoted"):
                continue
            found = self._with_verb(verb, place, end)
            return found if not partial or (found is not None and self._beside(place, verb, found)) else None
        return None if partial else self._by_any_verb(place, stop)

    def _beside(self, place: int, verb: int, found: Source) -> bool:
        """Tell whether nothing but a subject stands between a few quoted words and the verb behind them."""
        words = self.scene.words
        stop = found.start if place <= found.start < verb else verb
        lead = words[place:stop]
        return not any(word.lower() in LEADS | FOR for word in lead) and not any(
            at in self.scene.at and self.scene.at[at].type is EntityType.DATE for at in range(place, stop)
        )

    def _by_any_verb(self, place: int, stop: int) -> Source | None:
        """Return who does anything right behind a quotation: "“…,” he rued", "“…,” intoned Ann Roe"."""
        scene = self.scene
        mention = scene.at.get(place)
        word = scene.lower(place)
        named = mention is not None and mention.type is EntityType.PERSON
        if named or word in PRONOUNS:
            verb = scene.end_of(mention) if mention is not None else place + 1
            if verb < stop and acts(scene.words[verb]):
                return self.sources.named(mention) if mention is not None else self.sources.pronoun(place)
            if mention is not None and scene.words[verb] == ",":
                return self.sources.named(mention)  # a long apposition hides the verb
        elif place + 1 in scene.at and acts(scene.words[place]):
            other = scene.at[place + 1]
            return self.sources.named(other) if other.type is EntityType.PERSON else None
        return self._described(place, stop)

    def _described(self, place: int, stop: int) -> Source | None:
        """Return the person behind a title right behind a quotation, whose apposition hides the verb."""
        scene = self.scene
        at = place
        while at < min(stop, place + TITLE) and at not in scene.at and self.salience.describes(at):
            at += 1
        mention = scene.at.get(at)
        if at == place or mention is None or mention.type is not EntityType.PERSON:
            return None
        return self.sources.named(mention) if scene.word(scene.end_of(mention)) == "," else None

    def _by(self, place: int, end: int) -> Source | None:
        """Look for who is named with "by" right behind a few words that were quoted: "called “absurd” by Ann Roe"."""
        scene = self.scene
        if scene.word(place) != "by":
            return None
        verbs = scene.verbs_between(scene.sentence(place - 1)[0], place)
        if not verbs or not (scene.passive(verbs[-1]) or scene.words[verbs[-1]] in OTHER):
            return None
        return self.subjects.behind(place + 1, end)

    def _with_verb(self, verb: int, place: int, end: int) -> Source | None:
        """Return the speaker by a verb behind a quotation that ends before ``place``."""
        scene = self.scene
        passed_on = self._passed_on(verb, end)
        if passed_on is not None:
            return passed_on
        lead = verb
        while lead > place and scene.is_adverb(lead - 1) and (lead - 1) not in scene.ending:
            lead -= 1
        if lead == place:
            stop = min(end, verb + WINDOW)
            return self.subjects.behind(goes_with(scene, verb), stop) or UNKNOWN
        return self.subjects.of(verb, place) or UNKNOWN

    def _passed_on(self, verb: int, end: int) -> Source | None:
        """Return whom somebody else has quoted: "the Post quoted Ann Roe as saying"."""
        scene = self.scene
        if not scene.words[verb].startswith("quot") or scene.passive(verb):
            return None
        told = next((at for at in range(verb + 2, min(end, verb + AFTER)) if scene.words[at] == "as"), None)
        if told is None or scene.words[told + 1] not in PARTICIPLES:
            return None
        return self.subjects.behind(verb + 1, told) or UNKNOWN

    def _before(self, quote: Quotation) -> Source | None:
        """Look for X said …, "…" before the quotation, in its sentence."""
        scene, words = self.scene, self.scene.words
        start, _ = scene.sentence(quote.first)
        if start == quote.first:
            return self._announced(start)
        before = words[quote.first - 1]
        if before in {"'s", "’s"} or is_title(self.scene, quote):
            return None
        low = max(start, quote.first - 2 * WINDOW)
        verbs = scene.verbs_between(low, quote.first)
        for at in range(quote.first - 1, low, -1):
            if words[at] == "to" and words[at - 1] in CITING and not scene.inside[at]:
                if not verbs or verbs[-1] < at:
                    return self.subjects.behind(at + 1, quote.first)
                break
        brought = self.nouns.bringing(verbs[-1] + 1 if verbs else start, quote.first)
        if brought is not None and brought.name is not None:
            return brought
        for verb in verbs[: -MOST_VERBS - 1 : -1]:
            if words[verb] in MANNER and before not in {":", ","}:
                continue
            if words[verb] in KEEPING and words[verb + 1] in {"a", "an", "its"}:
                continue
            if words[verb] in THOUGHT:
                found = self._reporter(verb, start)
                if found is not None:
                    return found
            found = self._governs(verb, start, quote)
            if found is not None:
                return found
        if before in {":", "—", "–"}:
            return self.subjects.openings.introduced(start, quote.first)
        return self._headed(start)

    def _headed(self, start: int) -> Source | None:
        """Return whose name a sentence begins with, before a colon: "Roe: The road is “a disgrace”"."""
        scene = self.scene
        mention = scene.at.get(start)
        if mention is None or mention.type not in SPEAKING or scene.word(scene.end_of(mention)) != ":":
            return None
        return self.sources.named(mention)

    def _reporter(self, verb: int, start: int) -> Source | None:
        """Return the person who tells what somebody else thinks: "Ms. Roe said that the town had concluded …"."""
        scene = self.scene
        for other in reversed(scene.verbs_between(start, verb)):
            if scene.words[other] in CLAUSAL - THOUGHT and not scene.passive(other):
                found = self.subjects.of(other, start)
                named = found is not None and found.name is not None and self.salience.is_person(found.name)
                return found if named else None
        return None

    def _governs(self, verb: int, start: int, quote: Quotation) -> Source | None:
        """Return who speaks by a verb before a quotation; None where it does not reach it."""
        scene, words = self.scene, self.scene.words
        if scene.passive(verb) and words[verb] not in {"quoted"}:
            agent = next((at for at in range(verb + 1, min(quote.first, verb + 4)) if words[at] == "by"), None)
            if agent is not None:
                return self.subjects.behind(agent + 1, quote.first)
            return UNKNOWN if verb + 2 >= quote.first and self._by(quote.last, quote.last + 1) is None else None
        passed_on = self._passed_on(verb, quote.first)
        if passed_on is not None:
            return passed_on
        low = start
        for at in range(verb - 1, start - 1, -1):
            if scene.inside[at] or words[at] == ";":
                low = at + 1
                break
        found = self.subjects.of(verb, low)
        if found is None and low > start:
            found = self.subjects.main(verb, start)
        if found is None and low == verb and not DESCRIBING & set(words[verb : quote.first]):
            found = self.subjects.behind(verb + 1, quote.first)
        return found

    def _announced(self, start: int) -> Source | None:
        """Look at a sentence before that ends with a colon: "Mr. Trump wrote on Twitter:"."""
        scene, words = self.scene, self.scene.words
        at = start - 1
        if at < 1 or words[at] != LINE_BREAK or words[at - 1] != ":":
            return None
        begin, _ = scene.sentence(at - 1)
        for verb in reversed(scene.verbs_between(begin, at)):
            found = self.subjects.of(verb, begin)
            if found is not None:
                return found
        return self.subjects.openings.introduced(begin, at)
