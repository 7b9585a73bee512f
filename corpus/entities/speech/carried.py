"""Say who speaks a quotation beside which no one is named: who spoke before, or who is spoken of around it."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities.speech.naming import is_title
from corpus.entities.speech.phrases import DASHES
from corpus.entities.speech.quotation import Quotation
from corpus.entities.speech.scene import CITING, STOPS, Scene
from corpus.entities.speech.sources import UNKNOWN, Source, Sources
from corpus.entities.speech.subjects import Subjects
from corpus.entities.tokens import LINE_BREAK

SUMMING = frozenset({"that", "those", "this", "these", "such"})
SUMMARY = 14  # tokens in which a sentence names who has said what stands before it
FEWEST = 3  # words out of a sentence that go on with what was said before it
CARRIED = 40  # tokens from one quotation to the next that goes on


class Carried:
    """Answers for the quotations of one text, in order; who speaks is told to it as it is found."""

    def __init__(self, scene: Scene, sources: Sources, subjects: Subjects) -> None:
        self.scene = scene
        self.sources = sources
        self.salience = sources.salience
        self.subjects = subjects
        self.previous: Quotation | None = None
        self.name: str | None = None  # who spoke the previous quotation
        self.turns: list[tuple[str, int]] = []  # who spoke, and from which token, the latest last
        self.interview = False

    def hear(self, quote: Quotation, name: str | None) -> None:
        """Take note of who speaks a quotation, if that is known."""
        if name is not None and (not self.turns or self.turns[-1][0] != name):
            self.turns.append((name, quote.first))
        self.previous, self.name = quote, name

    def speaker(self, quote: Quotation) -> Source | None:
        """Return who speaks ``quote``, by the sentences around its own."""
        scene = self.scene
        previous = self.previous
        start, end = scene.sentence(quote.first)
        if previous is not None and previous.open and scene.words[previous.last : quote.first] == [LINE_BREAK]:
            return Source(self.name)
        if start != quote.first or not self._stands_alone(quote, end):
            return self._resumed(quote, start) or self._summed_up(end) or self._goes_on(quote, start)
        if is_title(scene, quote):
            return None
        signed = self._signed(quote.last)
        if signed is not None:
            return signed
        if scene.begins_paragraph(quote.first):
            return self._new_paragraph(quote)
        return self._same_paragraph(quote, start)

    def _resumed(self, quote: Quotation, start: int) -> Source | None:
        """Return who speaks the first part of a sentence: "“Rain,” says Ann Roe in a letter, “and more rain.”"."""
        previous = self.previous
        if previous is None or previous.first < start or self.scene.word(quote.first - 1) != ",":
            return None
        return Source(self.name) if self.scene.words[previous.close - 1] == "," else None

    def _summed_up(self, end: int) -> Source | None:
        """Look at the beginning of the next paragraph: "That was the verdict of Ann Roe"."""
        scene = self.scene
        begin = end
        while scene.word(begin) in STOPS and scene.word(begin) != LINE_BREAK:
            begin += 1
        if scene.word(begin) != LINE_BREAK or scene.lower(begin + 1) not in SUMMING:
            return None
        begin += 1
        for mention in scene.people(begin, min(scene.length, begin + SUMMARY)):
            first = scene.first_of(mention)
            lead = first
            while (
                lead > begin and self.salience.describes(lead - 1) and scene.word(lead - 1) not in {"by", "of", "from"}
            ):
                lead -= 1
            return self.sources.named(mention) if scene.word(lead - 1) in {"by", "of", "from"} else None
        return None

    def _goes_on(self, quote: Quotation, start: int) -> Source | None:
        """Return who speaks in the sentence before, in the paragraph, where no one else is named in this one."""
        scene = self.scene
        if quote.close - quote.first <= FEWEST or start == 0 or scene.words[start - 1] == LINE_BREAK:
            return None
        begin, stop = scene.sentence(start - 1)
        name = self.salience.spoken.get(begin)
        if name is None or not any(scene.inside[begin:stop]):
            return None
        others = {each.entity for each in scene.people(start, quote.first)} - {name}
        return None if others else Source(name)

    def _stands_alone(self, quote: Quotation, end: int) -> bool:
        """Tell whether a quotation is all of its sentence."""
        words = self.scene.words
        first = next((word for word in words[quote.first + 1 : quote.close] if word not in {"[", "("}), "")
        inner = words[quote.close - 1]
        return (
            quote.last >= end
            and (first[:1].isupper() or first[:1].isdigit())
            and (quote.open or inner in STOPS or inner in DASHES or self.scene.word(quote.last) in STOPS)
        )

    def _signed(self, place: int) -> Source | None:
        """Return who signs a quotation in the line below it: "— Ann Roe (@annroe) June 3"."""
        scene = self.scene
        if scene.word(place) == LINE_BREAK:
            place += 1
        if scene.word(place) not in {*DASHES, "-"}:
            return None
        place += 1
        if scene.word(place) == "-":
            place += 1
        mention = scene.at.get(place)
        if mention is None and scene.begins_paragraph(place - 1) and scene.word(place)[:1].isupper():
            return UNKNOWN
        signs = mention is not None and mention.type in {EntityType.PERSON, EntityType.ORG}
        return self.sources.named(mention) if mention is not None and signs else None

    def _same_paragraph(self, quote: Quotation, start: int) -> Source | None:
        """Look at the sentences before, in the paragraph: who speaks or acts in them goes on."""
        scene = self.scene
        for _ in range(3):
            if start == 0 or scene.words[start - 1] == LINE_BREAK:
                return None
            begin, stop = scene.sentence(start - 1)
            if begin in self.salience.spoken and any(scene.inside[begin:stop]):
                return Source(self.salience.spoken[begin])
            if any(scene.inside[begin:stop]) and self.previous is not None and begin <= self.previous.last <= stop + 1:
                return UNKNOWN if stop - begin < CARRIED * 3 and scene.words[start - 1] != "?" else None
            asks = scene.words[start - 1] == "?"
            found = None if asks else self._actor(begin, stop)
            if found is not None:
                return found
            start = begin
        return None

    def _actor(self, begin: int, stop: int) -> Source | None:
        """Return the person that a sentence is about, by its subject."""
        if self.scene.words[begin] in CITING:
            return self.subjects.behind(begin + 2, stop)
        for verb in self.scene.verbs_between(begin, stop):
            if not self.scene.passive(verb):
                found = self.subjects.of(verb, begin)
                if found is not None:
                    return found
        return self.subjects.openings.introduced(begin, stop)

    def _new_paragraph(self, quote: Quotation) -> Source | None:
        """Say who speaks a paragraph that begins with a quotation nobody is named for."""
        scene = self.scene
        at = quote.first - 2
        while at > 0 and scene.words[at] == LINE_BREAK:
            at -= 1
        if at <= 0:
            return None
        begin, stop = scene.sentence(at)
        if self._asked(at):
            return Source(self.salience.subject)
        if begin in self.salience.spoken:
            follows = self.previous is not None and self.previous.last > begin
            return Source((self._other_of_two(quote) if follows else None) or self.salience.spoken[begin])
        if any(scene.inside[begin:stop]):
            return None
        return self._actor(begin, stop)

    def _other_of_two(self, quote: Quotation) -> str | None:
        """Return whose turn it is where two have spoken by turns, each in a paragraph of their own."""
        if len(self.turns) < 3 or quote.last - quote.first > CARRIED:
            return None
        (first, start), (second, _), (third, last) = self.turns[-3:]
        close = quote.first - start < 4 * CARRIED and quote.first - last < 2 * CARRIED
        return second if close and first == third else None

    def _asked(self, end: int) -> bool:
        """Tell whether the paragraph that ends at token ``end`` is an interviewer's."""
        scene = self.scene
        begin = end
        while begin > 0 and scene.words[begin - 1] != LINE_BREAK and end - begin < 2 * CARRIED:
            begin -= 1
        if any(scene.inside[begin : end + 1]):
            return False
        if scene.words[end] == "?":
            self.interview = True
            return True
        return self.interview and end - begin < CARRIED and not scene.people(begin, end)
