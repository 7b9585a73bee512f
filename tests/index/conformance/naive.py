"""A second engine: it reads every article at every question, without an index, and is plain enough to be believed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from corpus.annotations.model import Annotation, Kind
from corpus.article import BlockKind
from corpus.library import Library
from corpus.store.records import StoredArticle
from index.compare import Rarity
from index.concordance import Concordance, concordance
from index.concordance import Sort as LineSort
from index.days import number
from index.engine import LINES, SHOWN, Hit, Overtakes, Progress, Results
from index.facets import Counts, Tally
from index.folding import Fold, folded
from index.matching import matches
from index.overtaken import Overtaken, never
from index.query import parse
from index.query.explain import explain
from index.query.nodes import (
    All,
    And,
    Dates,
    Field,
    Kept,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Sort,
    Word,
    Year,
    scored,
)
from index.rarity import counted
from index.showing import shown
from index.widening import Wider, widened
from index.words import forms, words

BESIDE = {Field.OUTLET: "outlet", Field.BY: "byline", Field.DATELINE: "dateline"}


class NaiveEngine:
    """Searches a library as it was when it was last looked at; what is lit in an article is what finds it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._articles: list[StoredArticle] = []
        self._revision = -1
        self.refresh()

    def refresh(self, progress: Progress | None = None) -> bool:
        if self._revision == self.library.revision():
            return False
        self._articles = list(self.library.articles(sorted(self.library.changes(0).changed)))
        self._revision = self.library.revision()
        return True

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        listed: int = 0,
        sort: Sort = "relevance",
        typing: bool = False,
        fold: bool = True,
        overtaken: Overtakes = never,
    ) -> Results:
        parsed = parse(query, typing=typing)
        order = parsed.sort or sort
        scores = self._scores(parsed, overtaken)
        ranked = self._ordered(parsed, scores, order)
        families = self.library.kin.of_many(ranked) if fold else {}
        places = folded(ranked, families, scores.__contains__)[: max(limit, listed)]
        hits = [self._hit(parsed, place, scores[place.ranked]) for place in places[:limit]]
        kept = tuple(hit for hit in hits if hit is not None)
        return Results(query, explain(parsed, order), len(scores), True, 0.0, kept, None, tuple(places[limit:]), parsed)

    def instant(
        self,
        query: str,
        *,
        limit: int = 20,
        listed: int = 0,
        sort: Sort = "relevance",
        typing: bool = True,
        overtaken: Overtakes = never,
    ) -> Results:
        return self.search(query, limit=limit, listed=listed, sort=sort, typing=typing, overtaken=overtaken)

    def hit(self, query: str, place: Fold, *, typing: bool = False) -> Hit | None:
        return self._hit(parse(query, typing=typing), place, 0.0)

    def found(
        self, query: str, *, sort: Sort | None = None, typing: bool = False, overtaken: Overtakes = never
    ) -> list[int]:
        parsed = parse(query, typing=typing)
        return self._ordered(parsed, self._scores(parsed, overtaken), sort or "newest")

    def counts(self, query: str, *, shown: int = SHOWN, typing: bool = False, overtaken: Overtakes = never) -> Counts:
        return Tally(self.library.facts).count(self.found(query, typing=typing, overtaken=overtaken), shown, overtaken)

    def lines(
        self,
        query: str,
        *,
        characters: int,
        sort: LineSort,
        limit: int = LINES,
        typing: bool = False,
        overtaken: Overtakes = never,
    ) -> Concordance:
        found = self.found(query, typing=typing, overtaken=overtaken)
        return concordance(
            parse(query, typing=typing),
            found,
            self.library,
            characters=characters,
            sort=sort,
            limit=limit,
            overtaken=overtaken,
        )

    def wider(self, query: str, *, typing: bool = False, overtaken: Overtakes = never) -> tuple[Wider, ...]:
        return widened(parse(query, typing=typing), lambda root: len(self._scores(Query("", root), overtaken)))

    def rarity(self, texts: Iterable[str]) -> Rarity:
        held = Counter(
            form
            for stored in self._articles
            for form in set(forms(f"{stored.article.title or ''} {stored.article.text}"))
        )
        return counted(texts, len(self._articles), held.__getitem__)

    def tidy(self, overtaken: Overtakes = never) -> bool:
        return False

    def close(self) -> None:
        self._articles = []

    def _hit(self, query: Query, place: Fold, score: float) -> Hit | None:
        known = next((stored for stored in self._articles if stored.id == place.shown), None)
        return None if known is None else shown(known, query, score, place.others)

    def _scores(self, query: Query, overtaken: Overtakes) -> dict[int, float]:
        found: dict[int, float] = {}
        beside: dict[int, list[Annotation]] = {}
        for each in self.library.annotations.every():
            beside.setdefault(each.article or 0, []).append(each)
        for stored in self._articles:
            if overtaken():
                raise Overtaken
            score = _score(query.root, stored, beside.get(stored.id, []))
            if score is not None:
                found[stored.id] = score
        return found

    def _ordered(self, query: Query, scores: dict[int, float], sort: Sort) -> list[int]:
        if sort == "relevance" and scored(query.root):
            return sorted(scores, key=lambda each: (-scores[each], each))
        days = {stored.id: number(stored.article.published) for stored in self._articles}
        if sort == "oldest":
            return sorted(scores, key=lambda each: (days[each] or 99999999, each))
        return sorted(scores, key=lambda each: (-days[each], each))


def _score(node: Node, stored: StoredArticle, beside: list[Annotation]) -> float | None:
    """Return how well an article fits, None where it does not: by what is lit in it, three times in the title."""
    day = number(stored.article.published)
    match node:
        case All():
            return 0.0
        case Not():
            return 0.0 if _score(node.part, stored, beside) is None else None
        case And():
            return _total([_score(part, stored, beside) for part in node.parts], every=True)
        case Or():
            return _total([_score(part, stored, beside) for part in node.parts], every=False)
        case Kept() | Dates():
            kept = isinstance(node, Kept) and any(_keeps(node, each) for each in beside)
            return 0.0 if kept or (isinstance(node, Dates) and node.first <= day <= node.last) else None
        case Year() if node.first <= day <= node.last:
            return 0.0
        case Word() | Phrase() | Prefix() if node.field in BESIDE:
            return 1.0 if _says(getattr(stored.article, BESIDE[node.field]), node) else None
    lit = matches(Query("", node), stored.article, stored.tagging)
    titles = [block.end for block in stored.article.blocks if block.kind is BlockKind.TITLE]
    weight = sum(3.0 if any(span.start < end for end in titles) else 1.0 for span in lit)
    return weight / (weight + len(stored.article.text) / 500) if lit else None


def _keeps(node: Kept, each: Annotation) -> bool:
    """Tell whether a tag is the one wanted, or a note has the words, in any of their forms where it is one."""
    if each.kind is not node.kind or node.wanted is None:
        return each.kind is node.kind
    wanted, there = words(node.wanted.text), words(each.words)
    whole = node.kind is Kind.TAG
    if isinstance(node.wanted, Word) and len(wanted) == 1 and not whole:
        return wanted[0].stem in {word.stem for word in there}
    begun = isinstance(node.wanted, Prefix) or getattr(node.wanted, "unfinished", False)
    starts = range(1 if whole else len(there))
    pieces = [[word.form for word in there[start : start + len(wanted)]] for start in starts]
    if begun:
        *first, last = [word.form for word in wanted]
        return any(len(piece) == len(wanted) and piece[:-1] == first and piece[-1].startswith(last) for piece in pieces)
    return [word.form for word in wanted] in pieces and (not whole or len(there) == len(wanted))


def _says(value: str | None, node: Word | Phrase | Prefix) -> bool:
    wanted, there = forms(node.text), forms(value or "")
    pieces = [there[start : start + len(wanted)] for start in range(len(there))]
    if isinstance(node, Prefix):
        return any(piece[:-1] == wanted[:-1] and piece[-1].startswith(wanted[-1]) for piece in pieces)
    return wanted in pieces


def _total(scores: Iterable[float | None], *, every: bool) -> float | None:
    given = list(scores)
    known = [score for score in given if score is not None]
    return sum(known) if known and (len(known) == len(given) or not every) else None
