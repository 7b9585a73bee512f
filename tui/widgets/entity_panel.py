"""The panel that lists who and what the focused article mentions, with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import BindingType
from textual.message import Message
from textual.widgets.option_list import Option

from corpus.article import Article, EntityType, Tagging, shorten
from tui.contents.deciding import doubt
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.looks.themes import LABELS, styles
from tui.visible import on_one_line
from tui.widgets.row_list import RowList


class EntityPanel(RowList):
    """Entities grouped by type, the most mentioned first."""

    DEFAULT_CSS = """
    EntityPanel {
        background: $surface; padding: 0 1 0 0;
        scrollbar-background: $surface; scrollbar-background-hover: $surface; scrollbar-background-active: $surface;
    }
    """
    WHERE = (Where.ENTITIES, Where.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.ENTITIES)]

    class Chosen(Message):
        """The next mention of an entity is asked for."""

        def __init__(self, name: str, kind: EntityType) -> None:
            super().__init__()
            self.name = name
            self.kind = kind

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._listed: dict[str, tuple[str, EntityType]] = {}
        self._shown: tuple[object, ...] | None = None

    @property
    def entity(self) -> tuple[str, EntityType] | None:
        """The entity under the cursor."""
        option = self.highlighted_option
        return self._listed.get(option.id or "") if option else None

    def show(
        self,
        article: Article,
        tagging: Tagging,
        hidden: frozenset[EntityType],
        ambiguous: Mapping[tuple[str, EntityType], Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """List an article's entities; those of hidden types are left plain, ``ambiguous`` ones say whom they mean."""
        shown = (tagging, hidden, self.app.theme, dict(ambiguous))
        if shown == self._shown:
            return
        self._shown = shown
        kept = self.entity
        counts = Counter((mention.type, mention.entity) for mention in tagging.mentions)
        by_type: dict[EntityType, list[tuple[str, int]]] = {}
        for (kind, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0][1])):
            by_type.setdefault(kind, []).append((name, count))
        days = _days(article, tagging)
        dark = styles(self.app.theme)
        options: list[Option] = []
        self._listed = {}
        for kind in EntityType:
            if kind not in by_type:
                continue
            label = Text(f"{LABELS[kind]}{' (plain)' if kind in hidden else ''}", Style.parse(dark["faint"]))
            options.append(Option(label, disabled=True))
            for name, count in by_type[kind]:
                key = f"{kind.value} {name}"
                self._listed[key] = (name, kind)
                row = Text(f"{count:>3}  ", Style.parse(dark["faint"]), no_wrap=True, overflow="ellipsis", end="")
                row.append(shorten(on_one_line(name), 60), Style.parse(dark["text" if kind in hidden else kind.value]))
                if kind is EntityType.DATE and name in days:
                    row.append(f"  {days[name]}", Style.parse(dark["faint"]))
                if (name, kind) in ambiguous:
                    row.append(f"  {on_one_line(doubt(ambiguous[name, kind]))}", Style.parse(dark["faint"]))
                options.append(Option(row, id=key))
        with self.prevent(RowList.OptionHighlighted):
            self.clear_options()
            self.add_options(options)
            first = next(iter(self._listed), None)
            wanted = f"{kept[1].value} {kept[0]}" if kept else ""
            if first is not None:
                self.highlighted = self.get_option_index(wanted if wanted in self._listed else first)

    def point_at(self, name: str, kind: EntityType) -> None:
        """Move the cursor to an entity."""
        key = f"{kind.value} {name}"
        if key in self._listed:
            self.highlighted = self.get_option_index(key)

    def on_option_list_option_selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        chosen = self._listed.get(event.option.id or "")
        if chosen:
            self.post_message(self.Chosen(*chosen))


def _days(article: Article, tagging: Tagging) -> dict[str, str]:
    """Return the days that dates without a year mean, where all places with the same words mean the same."""
    from corpus.entities.dates import resolve, resolved

    meant: dict[str, set[str | None]] = {}
    values = resolved(article.text, tagging.mentions, article.published)
    for mention, value in zip(tagging.mentions, values, strict=True):
        if mention.type is EntityType.DATE:
            meant.setdefault(mention.entity, set()).add(value)
    return {
        words: value
        for words, found in meant.items()
        if len(found) == 1 and (value := next(iter(found))) is not None and resolve(words, None) is None
    }
