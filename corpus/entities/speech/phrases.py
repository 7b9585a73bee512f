"""Say whom the phrase behind a verb of saying or "according to" means: a name, or a noun that stands for one."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.speech.scene import FOR, NAMED, POSSESSIVES, Scene
from corpus.entities.speech.sources import SPOKES, STATE_PARTS, TEXTS, UNKNOWN, UNNAMED, Source, Sources
from corpus.entities.tokens import LINE_BREAK

WIDE = 40  # tokens that a subject is looked for in
TOP = 60  # tokens of a text among which its headlines stand
PHRASE = 16  # tokens of a phrase behind a verb
DASHES = frozenset({"—", "–"})


class Phrases:
    """Answers for one text."""

    def __init__(self, scene: Scene, sources: Sources) -> None:
        self.scene = scene
        self.sources = sources

    def _is_date(self, place: int) -> bool:
        mention = self.scene.at.get(place)
        return mention is not None and mention.type is EntityType.DATE

    def behind(self, place: int, stop: int) -> Source | None:
        """Return whom the phrase from ``place`` means, as after "said" or "according to": a person before a body."""
        scene = self.scene
        while place < stop and ((place not in scene.at and scene.is_adverb(place)) or self._is_date(place)):
            place = scene.end_of(scene.at[place]) if place in scene.at else place + 1
        found = self.sources.pronoun(place) or self.sources.surname(place)
        if found is not None and scene.lower(place) not in {"some", "many", "critics", "others"}:
            return found
        body: Source | None = None
        noun = -1
        at = place
        while at < min(stop, place + PHRASE) and not scene.inside[at]:
            word = scene.lower(at)
            mention = scene.at.get(at)
            if mention is not None:
                if mention.type is EntityType.PERSON and not scene.owns(mention):
                    return Source(mention.entity, place) if self._may_be(place, at, noun) else Source(None, place)
                elsewhere = noun >= 0 and (mention.type is EntityType.GPE or self._is_place(place, at))
                if mention.type in NAMED and body is None and not elsewhere:
                    body = Source(mention.entity, place)
                if mention.type is EntityType.DATE and scene.lower(at - 1) not in {"a", "an", "the"}:
                    break
                if mention.type is EntityType.NORP:
                    noun = at
                at = scene.end_of(mention)
                continue
            if word in {",", *DASHES, ";", ":", "(", "when", "who", "that", "after", "as", "and"}:
                return self._named_behind(at, stop) or self._two_offices(at, noun) or self._described(place, noun, body)
            if word in {"for", "of", "at", "from", "in", "on", "to", "with"}:
                if noun >= 0 and scene.lower(noun) not in SPOKES | {"government", "ministry"} and body is None:
                    named = self._described(place, noun, None)
                    if named is not None and named.name is not None:
                        return named
            elif word[:1].isalpha() and word not in POSSESSIVES:
                noun = at
            at += 1
        return self._described(place, noun, body)

    def _is_place(self, place: int, at: int) -> bool:
        """Tell whether somebody without a name only writes on or in what is named: "one poster on Weibo"."""
        return self.scene.lower(at - 1) in {"on", "in"} and self.scene.lower(place) in UNNAMED

    def _headlined(self, noun: int) -> Source:
        """Resolve "says surveyor" in a headline: the first person named below it."""
        scene = self.scene
        start, end = scene.sentence(noun)
        headline = scene.word(end) == LINE_BREAK and start < TOP and scene.begins_paragraph(start)
        below = scene.people(end, end + WIDE) if headline else []
        return self.sources.named(below[0]) if below else UNKNOWN

    def _may_be(self, place: int, at: int, noun: int) -> bool:
        """Tell whether a name in a phrase is who it means, and not whom a nameless one belongs to."""
        scene = self.scene
        if at == place:
            return True
        if scene.lower(at - 1) == "by" or (scene.lower(at - 1) == "from" and scene.lower(noun) in TEXTS):
            return True
        if scene.lower(at - 1) in FOR or (scene.lower(at - 2) in FOR and scene.flag(at - 1) & lex.TITLE):
            return scene.lower(noun) in SPOKES
        return True

    def _named_behind(self, comma: int, stop: int) -> Source | None:
        """Return the name right behind a comma: "his wife, Ann Roe", "Tom Roe's lawyer, Ann Hale"."""
        scene = self.scene
        at = comma + 1
        while at < stop and scene.flag(at) & (lex.TITLE | lex.TITLE_PART) and at < comma + 4 and at not in scene.at:
            at += 1
        mention = scene.at.get(at)
        if scene.word(comma) != "," or mention is None or mention.type is not EntityType.PERSON or scene.owns(mention):
            return None
        return self.sources.named(mention) if self.sources.is_human(comma - 1) else None

    def _two_offices(self, joint: int, noun: int) -> Source | None:
        """Return who has two offices: "Acme chairman and chief executive Ann Roe", "and" standing at ``joint``."""
        scene = self.scene
        if scene.words[joint] != "and" or noun != joint - 1 or not self.sources.is_human(noun):
            return None
        at = joint + 1
        while at < joint + PHRASE // 2 and at not in scene.at and self.sources.salience.describes(at):
            at += 1
        mention = scene.at.get(at)
        if at == joint + 1 or mention is None or mention.type is not EntityType.PERSON or scene.owns(mention):
            return None
        return self.sources.named(mention)

    def _described(self, place: int, noun: int, body: Source | None) -> Source | None:
        """Resolve a phrase without a person's name: "a Huawei spokesman", "the judge", "one official"."""
        scene = self.scene
        if noun < 0:
            return body
        word = scene.lower(noun)
        if body is not None:
            if not self.sources.is_human(noun) or word in SPOKES or noun + 1 in scene.ending:
                return body
            return Source(None, place) if scene.lower(place) in UNNAMED else self.sources.noun(noun, place) or UNKNOWN
        if word in STATE_PARTS | SPOKES | TEXTS or scene.lower(place) in UNNAMED | {"the", "his", "her", "their"}:
            return self.sources.noun(noun, place) or UNKNOWN
        if noun == place and self.sources.is_human(noun):
            return self._headlined(noun)
        return UNKNOWN if self.sources.is_human(noun) or word.endswith("s") else None
