"""Say who speaks a quotation, from the words around it."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.genders import PRONOUNS
from corpus.entities.speech.quotation import Quotation
from corpus.entities.speech.scene import CITING, FOR, STOPS, Scene
from corpus.entities.speech.sources import UNKNOWN, Source, Sources
from corpus.entities.speech.subjects import DASHES, LEADS, Subjects, goes_with
from corpus.entities.speech.verbs import MANNER, PARTICIPLES
from corpus.entities.tokens import LINE_BREAK, word_set

WINDOW = 40  # tokens looked at on either side
AFTER = 24  # tokens from a quotation to the verb behind it
MOST_VERBS = 5  # before a quotation that are asked
CARRIED = 40  # tokens from one quotation to the next that goes on
WORKS = word_set(
    "book novel film movie song album show series play poem column programme program podcast magazine memoir sitcom "
    "drama comedy musical opera documentary essay thriller hit single sculpture painting exhibition trilogy ballad"
)


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
        self.previous: Quotation | None = None
        self.name: str | None = None  # who spoke the previous quotation
        self.turns: list[tuple[str, int]] = []  # who spoke, and from which token, the latest last
        self.interview = False

    def speaker(self, quote: Quotation) -> str | None:
        """Return the canonical name of who speaks ``quote``, if the text says so; to be asked in order."""
        found = self._after(quote) or self._before(quote) or self._carried(quote)
        name = found.name if found is not None else None
        if name is not None:
            self.salience.hear(name, quote.first, quote.last)
            if not self.turns or self.turns[-1][0] != name:
                self.turns.append((name, quote.first))
        elif found is not None:
            self.salience.report(None, quote.first)
        self.previous, self.name = quote, name
        return name

    def _whole(self, quote: Quotation) -> bool:
        """Tell whether a quotation is a sentence of its own, and not a few words taken out of one."""
        scene = self.scene
        start, _ = scene.sentence(quote.first)
        lead = scene.word(quote.first + 1)
        inner = scene.word(quote.last - 2) if not quote.open else scene.word(quote.last - 1)
        return (
            quote.open or start == quote.first or inner in {*STOPS, "…", "—"} or (inner == "," and lead[:1].isupper())
        )

    def _after(self, quote: Quotation) -> Source | None:
        """Look for "…," X said / said X / according to X behind the quotation, in its sentence."""
        scene, words = self.scene, self.scene.words
        _, end = scene.sentence(quote.last - 1)
        place = quote.last
        if quote.open or place >= end:
            return None
        inner = words[quote.last - 2]
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
        return None

    def _by(self, place: int, end: int) -> Source | None:
        """Look for who is named with "by" right behind a few words that were quoted: "called “absurd” by Ann Roe"."""
        if self.scene.word(place) != "by" or not self.scene.verbs_between(place - WINDOW, place):
            return None
        return self.subjects.behind(place + 1, end)

    def _with_verb(self, verb: int, place: int, end: int) -> Source | None:
        """Return the speaker by a verb behind a quotation that ends before ``place``."""
        scene = self.scene
        lead = verb
        while lead > place and scene.is_adverb(lead - 1) and (lead - 1) not in scene.ending:
            lead -= 1
        if lead == place:
            stop = min(end, verb + WINDOW)
            return self.subjects.behind(goes_with(scene, verb), stop) or UNKNOWN
        return self.subjects.of(verb, place) or UNKNOWN

    def _before(self, quote: Quotation) -> Source | None:
        """Look for X said …, "…" before the quotation, in its sentence."""
        scene, words = self.scene, self.scene.words
        start, _ = scene.sentence(quote.first)
        if start == quote.first:
            return self._announced(start)
        before = words[quote.first - 1]
        if before in {"'s", "’s"} or self._is_title(quote):
            return None
        low = max(start, quote.first - 2 * WINDOW)
        verbs = scene.verbs_between(low, quote.first)
        for at in range(quote.first - 1, low, -1):
            if words[at] == "to" and words[at - 1] in CITING and not scene.inside[at]:
                if not verbs or verbs[-1] < at:
                    return self.subjects.behind(at + 1, quote.first)
                break
        for verb in verbs[: -MOST_VERBS - 1 : -1]:
            if words[verb] in MANNER and before not in {":", ","}:
                continue
            found = self._governs(verb, start, quote)
            if found is not None:
                return found
        return self._introduced(start, quote.first) if before in {":", "—", "–"} else None

    def _is_title(self, quote: Quotation) -> bool:
        """Tell whether words between marks are the title of a work: "her memoir, “Proof of Life”"."""
        scene = self.scene
        before = quote.first - 1
        if scene.word(before) == ",":
            before -= 1
        if scene.lower(before) in WORKS:
            return True
        inner = scene.words[quote.first + 1 : quote.last - 1]
        if len(inner) < 2 or (not inner[-1][:1].isalnum() and inner[-1] != ","):
            return False
        large = all(
            word[:1].isupper() or not word[:1].isalpha() or self.scene.lexicon.flags(word) & lex.FUNCTION
            for word in inner
        )
        return large and inner[0][:1].isupper() and not scene.verbs_between(quote.first - 4, quote.first)

    def _governs(self, verb: int, start: int, quote: Quotation) -> Source | None:
        """Return who speaks by a verb before a quotation; None where it does not reach it."""
        scene, words = self.scene, self.scene.words
        if scene.passive(verb) and words[verb] not in {"quoted"}:
            agent = next((at for at in range(verb + 1, min(quote.first, verb + 4)) if words[at] == "by"), None)
            if agent is not None:
                return self.subjects.behind(agent + 1, quote.first)
            return UNKNOWN if verb + 2 >= quote.first and self._by(quote.last, quote.last + 1) is None else None
        low = start
        for at in range(verb - 1, start - 1, -1):
            if scene.inside[at] or words[at] == ";":
                low = at + 1
                break
        found = self.subjects.of(verb, low)
        if found is None and low > start:
            found = self.subjects.main(verb, start)
        if found is None and low == verb:
            found = self.subjects.behind(verb + 1, quote.first)
        return found

    def _introduced(self, start: int, stop: int) -> Source | None:
        """Return whose words follow a colon that no verb stands before: "Ann Roe, a farmer: “…”"."""
        found = self.subjects.first(start, stop)
        if found is not None and found.name is not None and not self.salience.is_person(found.name):
            return None
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
        return self._introduced(begin, at)

    def _carried(self, quote: Quotation) -> Source | None:
        """Say who speaks a quotation beside which no one is named: who spoke before, or who is spoken of."""
        scene = self.scene
        previous = self.previous
        start, end = scene.sentence(quote.first)
        if previous is not None and previous.open and scene.words[previous.last : quote.first] == [LINE_BREAK]:
            return Source(self.name)
        if start != quote.first or not self._stands_alone(quote, end):
            return None
        signed = self._signed(quote.last)
        if signed is not None:
            return signed
        if scene.begins_paragraph(quote.first):
            return self._new_paragraph(quote)
        return self._same_paragraph(quote, start)

    def _stands_alone(self, quote: Quotation, end: int) -> bool:
        """Tell whether a quotation is all of its sentence."""
        words = self.scene.words
        first = words[quote.first + 1]
        inner = next((word for word in words[quote.last - 2 : quote.first : -1] if word not in {"’", "'"}), "")
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
        for verb in self.scene.verbs_between(begin, stop):
            if not self.scene.passive(verb):
                found = self.subjects.of(verb, begin)
                if found is not None:
                    return found
        return self._introduced(begin, stop)

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
        if begin in self.salience.spoken and self.previous is not None and self.previous.last > begin:
            return Source(self._other_of_two(quote) or self.salience.spoken[begin])
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
