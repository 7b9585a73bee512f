"""Find what people say in a text, direct and indirect, and who says it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import Mention, Quote, QuoteKind
from corpus.entities.lexicon import Lexicon
from corpus.entities.speech.echoes import echoed
from corpus.entities.speech.reported import Reported
from corpus.entities.speech.salience import Salience
from corpus.entities.speech.scene import CITING, Scene
from corpus.entities.speech.sources import Sources
from corpus.entities.speech.speakers import Speakers
from corpus.entities.speech.subjects import Subjects
from corpus.entities.speech.verbs import BASE, CLAUSAL, PARTICIPLES
from corpus.entities.tokens import Tokens

CLAUSES = CLAUSAL | PARTICIPLES | BASE


def quotes(tokens: Tokens, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Quote]:
    """Return the quotes of a text, in order, each with its speaker where the text names one."""
    scene = Scene(tokens, mentions, lexicon)
    if not (scene.quotations or scene.verbs or scene.citing):
        return []
    salience = Salience(scene)
    sources = Sources(scene, salience)
    subjects = Subjects(scene, sources)
    speakers, reported = Speakers(scene, sources, subjects), Reported(scene, subjects)
    found: list[Quote] = []
    reach = 0
    # One after the other, so that whom "she" means is told by who has spoken, in whatever way.
    for place in sorted([*scene.opening, *(at for at in scene.verbs if scene.words[at] in CLAUSES), *scene.citing]):
        quotation = scene.opening.get(place)
        if quotation is not None:
            start, end = tokens.starts[place], tokens.ends[quotation.last - 1]
            found.append(Quote(start, end, speakers.speaker(quotation)))
        elif place >= reach:
            clause = reported.by_citation(place) if scene.words[place] in CITING else reported.by_verb(place)
            if clause is not None:
                salience.report(clause.source.name, place, clause.source.start)
                reach = max(clause.last, place)
                start, end = tokens.starts[clause.first], tokens.ends[clause.last - 1]
                found.append(Quote(start, end, clause.source.name, QuoteKind.INDIRECT))
    found.sort(key=lambda quote: (quote.start, -quote.end))
    return echoed(tokens.text, found, frozenset(tokens.starts[place] for place in speakers.names))
