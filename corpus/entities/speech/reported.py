"""Find what is reported without quotation marks: "she said (that) …", "…, he said", "according to the court, …"."""

from __future__ import annotations

from typing import NamedTuple

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.speech.scene import POSSESSIVES, PREPOSITIONS, STOPS, Scene
from corpus.entities.speech.sources import Source
from corpus.entities.speech.subjects import Subjects, goes_with
from corpus.entities.speech.verbs import CLAUSAL, LISTENERS, PARTICIPLES, WITH_THAT_ONLY
from corpus.entities.tokens import word_set

LONGEST = 80  # tokens of a reported clause
REACH = 16  # tokens from a verb to its "that"
FEWEST = 3  # tokens
NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
SUBJECTS = word_set("he she it they we i you there this these those")
STARTS = SUBJECTS | word_set(
    "the a an his her its their our my your no some many most all both every each any more such two three four "
    "five nobody everyone anyone someone nothing everything neither only if although"
)
NOT_CLAUSES = word_set("so nothing little no yes goodbye hello much more sorry farewell otherwise")
FINITE = word_set(
    "is was are were am be been has had have do does did will would can could may might shall should must 's 'd "
    "'ll n't isn't wasn't aren't weren't hasn't hadn't haven't don't doesn't didn't won't wouldn't can't couldn't "
    "shouldn't went came took gave made got kept left lost won found felt told knew thought saw heard fell rose "
    "grew held led met paid sent set put cut hit let sold spent stood stopped swept taught understood wore wrote "
    "began broke brought built bought caught chose cost drove ate fought flew forgot hid hurt laid lay meant read "
    "ran sang sat shot shut slept spoke stole struck swore threw woke need needs want wants make makes take takes "
    "go goes come comes get gets plan plans rest rests remain remains face faces expect expects"
)
LISTENING = word_set(
    "reporters me us him her them you journalists parliament lawmakers it everyone newsmen mediapersons"
)
BARRIERS = frozenset({",", ":", ";", "—", "to", "who", "which", "when", "while", "after", "before", "as", "if"})
ENDING = frozenset({"but", "and", "while", "though", "although", "yet"})


RELATIVE = word_set("who which where whose while but and although though as after when")
PAST = word_set(
    "urged vowed called accused pledged promised declined refused warned said added told denied insisted blamed"
)
POSTPOSED = CLAUSAL - PARTICIPLES - word_set("tell tells say")
AUXILIARIES = word_set("is was were are has had will would could can may might shall should must")
REACH_CITED = 40  # tokens from "according to" to the comma before what is said
RESUMED = 20  # tokens from "she said, who …" to where the clause goes on
SHORT = 8  # tokens before "he said" that are no clause yet where the sentence goes on behind it


def subject_of(word: str) -> str:
    """Return a word in small letters without the verb that is drawn together with it: "he" of "He’ll"."""
    return word.lower().replace("’", "'").partition("'")[0]


class Clause(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive), said by a source."""

    first: int
    last: int
    source: Source


class Reported:
    """Finds the reported clauses of one text."""

    def __init__(self, scene: Scene, subjects: Subjects) -> None:
        self.scene = scene
        self.subjects = subjects

    def by_verb(self, verb: int) -> Clause | None:
        """Return the clause that the verb of saying at ``verb`` reports, if it does."""
        scene = self.scene
        if not scene.reports(verb) or scene.passive(verb):
            return None
        start, end = scene.sentence(verb)
        low = self._low(verb, start)
        first = 0 if self.subjects.thrown_in(verb) else self._content(verb, end)
        if first and verb > low:
            last = self._content_end(first, end)
            if not self._is_clause(first, last, explicit=scene.words[first - 1] == "that"):
                return None
            source = self.subjects.of(verb, low) or (self.subjects.main(verb, start) if low > start else None)
            return Clause(first, last, source) if source is not None else None
        return self._before(verb, start, end)

    def by_citation(self, place: int) -> Clause | None:
        """Return the clause that "according to …" at ``place`` gives to somebody."""
        scene = self.scene
        start, end = scene.sentence(place)
        source = self.subjects.behind(place + 2, end)
        if source is None:
            return None
        if place - start <= 1:
            commas = (at for at in range(place + 2, min(end, place + REACH_CITED)) if scene.words[at] == ",")
            comma = next((at for at in commas if scene.lower(at + 1) not in RELATIVE), None)
            if comma is None:
                return None
            first, last = comma + 1, self._content_end(comma + 1, end)
        else:
            first, last = self._after_dateline(start, place), place - 1 if scene.words[place - 1] == "," else place
            if 2 * sum(scene.inside[first:last]) > last - first:
                return None
            resumed = self._resumed(place + 2, end)
            if resumed and not self._is_clause(first, last):
                last = end
            elif scene.words[place - 1] != "," and not scene.inside[place - 1] and self._goes_on(place + 2, end):
                return None
        last = min(last, first + LONGEST)
        return Clause(first, last, source) if self._is_clause(first, last) else None

    def _goes_on(self, place: int, end: int) -> bool:
        """Tell whether more than a source stands from ``place`` to the end of a sentence."""
        return any(self.scene.inside[at] for at in range(place, end))

    def _low(self, verb: int, start: int) -> int:
        """Return the token before which the subject of a verb does not stand: a semicolon or a quotation ends there."""
        low = max(start, self.scene.inside.rfind(1, start, verb) + 1)
        words = self.scene.words[low:verb]
        return verb - words[::-1].index(";") if ";" in words else low

    def _content(self, verb: int, end: int) -> int:
        """Return the token at which the clause behind a verb begins, or 0 where none does."""
        scene = self.scene
        at = goes_with(scene, verb)
        if scene.words[verb] in LISTENERS:
            at = self._over_listener(at, end)
            if not at:
                return 0
        at = self._over_dates(at)
        if scene.word(at + 1) == "that" and (scene.is_adverb(at) or scene.words[at] == "only"):
            at += 1
        if at >= end or scene.lower(at) in NOT_CLAUSES or scene.inside[at] or scene.words[at] in {",", ":", ";"}:
            return 0
        if scene.words[at] == "that":
            return at + 1
        if self._begins_clause(at) and (scene.words[verb] not in WITH_THAT_ONLY or self._plainly(at)):
            return at
        for place in range(at, min(end, at + REACH)):
            word = scene.words[place]
            if word == "that" and not scene.inside[place]:
                return place + 1
            if word in BARRIERS or scene.inside[place] or scene.reports(place):
                break
            if word in {"he", "she", "it", "they", "there"} and place > at and scene.words[verb] not in WITH_THAT_ONLY:
                return place
        return 0

    def _over_listener(self, at: int, end: int) -> int:
        """Go over who is told: "reporters", "the BBC", "a court in Leeds"; 0 where no one is."""
        scene = self.scene
        if scene.lower(at) in LISTENING:
            return at + 1
        for place in range(at, min(end, at + 8)):
            if scene.words[place] in {",", ":", ";", "to"} or scene.inside[place]:
                break
            if scene.words[place] == "that":
                return place
        for place in range(at, min(end, at + 10)):
            if scene.words[place] in {",", ":", ";", "to"} or scene.inside[place]:
                return 0
            mention = scene.at.get(place)
            if mention is not None and mention.type is not EntityType.DATE:
                return scene.end_of(mention)
            if place > at and scene.lower(place) in STARTS:
                return place
            if place > at and scene.word(place).islower() and scene.word(place + 1)[:1].isupper():
                return place + 1
        return 0

    def _over_dates(self, at: int) -> int:
        scene = self.scene
        for _ in range(3):
            step = at + 1 if scene.lower(at) in {"on", "late", "early", "again", "later", "earlier"} else at
            mention = scene.at.get(step)
            if mention is None or mention.type is not EntityType.DATE:
                return step if step > at and scene.lower(at) in {"again", "later", "earlier"} else at
            at = scene.end_of(mention)
        return at

    def _begins_clause(self, at: int) -> bool:
        scene = self.scene
        word = scene.words[at]
        mention = scene.at.get(at)
        if mention is not None:
            return mention.type is not EntityType.DATE
        if word[:1].isupper() or word[:1].isdigit() or subject_of(word) in STARTS:
            return True
        bits = scene.flag(at)
        if not bits & lex.COMMON or bits & lex.FUNCTION or scene.is_adverb(at):
            return False
        if bits & lex.VERB:
            return word.endswith("s") and scene.lower(at + 1) in FINITE
        return any(scene.lower(place) in FINITE or scene.word(place).endswith("ed") for place in range(at + 1, at + 5))

    def _plainly(self, at: int) -> bool:
        """Tell whether a pronoun and its verb stand at ``at``: "confirmed they were called", not "confirmed it"."""
        word = self.scene.words[at].lower()
        if subject_of(word) in SUBJECTS:
            return word not in SUBJECTS or self.scene.lower(at + 1) in FINITE
        for place in range(at + 1, at + 8):
            following = self.scene.lower(place)
            if following in AUXILIARIES:
                return True
            if following in {"that", "which", "who", ",", "of", "to", ""} or following in STOPS:
                break
        return False

    def _content_end(self, first: int, end: int) -> int:
        """Return where a clause from token ``first`` ends: at the sentence's end, or where somebody speaks anew."""
        scene = self.scene
        stop = min(end, first + LONGEST)
        for at in range(first + 1, stop):
            word = scene.words[at]
            if word == ";" and not scene.inside[at]:
                return at
            if word == ":" and scene.inside[at + 1]:
                return at
            if word == "according" and scene.words[at - 1] in {",", "”", '"', "’"}:
                return at - 1 if scene.words[at - 1] == "," else at
            if word == "and" and scene.words[at + 1] in PAST and not scene.inside[at]:
                return at
            if word == "," and not scene.inside[at]:
                following = scene.lower(at + 1)
                if following in PARTICIPLES:
                    return at
                if following in ENDING and scene.verbs_between(at + 1, min(stop, at + 8)):
                    return at
        return stop

    def _is_clause(self, first: int, last: int, *, explicit: bool = False) -> bool:
        """Tell whether tokens make a clause: long enough, with a finite verb, and not all between quotation marks.

        Where a clause is ``explicit`` ("that …"), its verb need not be known as one.
        """
        scene = self.scene
        if last - first < FEWEST or last - first - sum(scene.inside[first:last]) < (1 if explicit else 2):
            return False
        if scene.lower(first) in NOMINATIVE:
            return True
        for at in range(first, last):
            word = scene.words[at].lower()
            if word in POSSESSIVES:
                if scene.lower(at - 1) in SUBJECTS:
                    return True
                continue
            if explicit or word in FINITE or word.endswith(("ed", "n't", "n’t")) or word in CLAUSAL:
                return True
            if word != subject_of(word) and subject_of(word) in SUBJECTS:
                return True
            if at > first and word.endswith("s") and scene.flag(at) & lex.VERB:
                return True
        return False

    def _before(self, verb: int, start: int, end: int) -> Clause | None:
        """Look for a clause before the verb that reports it: "The road was shut, she said"."""
        scene = self.scene
        low = self._low(verb, start)
        if "," not in scene.words[low:verb]:
            return None
        if scene.words[verb] not in POSTPOSED or scene.word(verb + 1) in {":", "to", "“", '"'}:
            return None
        inverted = scene.words[verb - 1] == "," and scene.words[verb] != "told"
        if inverted and low < verb and scene.lower(verb + 1) not in PREPOSITIONS:
            source, comma = self.subjects.behind(verb + 1, end), verb - 1
        else:
            source = self.subjects.of(verb, low)
            comma = source.start - 1 if source is not None else -1
            while comma > start and scene.lower(comma) in {"the", "and"}:
                comma -= 1
        if source is None or comma <= start or scene.word(comma) != "," or not self._only_adjuncts(comma, verb):
            return None
        if scene.inside[start] and scene.inside[comma - 1]:
            return None
        first = max(self._after_dateline(low, comma), comma - LONGEST)
        resumed = self._resumed(verb + 1, end)
        if resumed and (resumed == verb + 1 or comma - first < SHORT or not self._is_clause(first, comma)):
            return Clause(first, min(end, first + LONGEST), source)
        return Clause(first, comma, source) if self._is_clause(first, comma) else None

    def _resumed(self, place: int, end: int) -> int:
        """Return the comma behind which a sentence goes on after "he said" or "according to …", or 0."""
        scene = self.scene
        for at in range(place, min(end, place + RESUMED)):
            if scene.inside[at]:
                return 0
            if scene.words[at] == "," and scene.lower(at + 1) not in RELATIVE:
                return at if scene.lower(at + 1) not in PARTICIPLES and self._is_clause(at, end) else 0
        return 0

    def _after_dateline(self, start: int, stop: int) -> int:
        """Return the token after a dateline that a paragraph begins with."""
        scene = self.scene
        if scene.begins_paragraph(start):
            for at in range(start + 1, min(stop, start + 12)):
                if scene.words[at] in {"—", "–"} or (scene.words[at] == "-" and not scene.tokens.touches(at)):
                    return at + 1
        return start

    def _only_adjuncts(self, comma: int, verb: int) -> bool:
        """Tell whether nothing but a short subject stands between a comma and the verb."""
        scene = self.scene
        return verb - comma < 14 and not any(scene.words[at] in STOPS for at in range(comma + 1, verb))
