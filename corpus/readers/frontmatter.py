"""Front matter: what stands about an article at the head of its Markdown file, in YAML, TOML or JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from corpus.extras import needs
from corpus.intake.said import PageMetadata
from corpus.readers.characters import one_space

MAX_LINES = 500
MAX_CHARACTERS = 1 << 16
"""What is longer than these is no front matter."""
_NAMES = 8
"""Authors that are named."""
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "subtitle": ("subtitle", "standfirst", "dek", "deck", "description", "excerpt", "summary", "abstract"),
    "byline": ("byline", "author", "authors", "by", "creator", "writer", "writers"),
    "outlet": ("outlet", "publication", "publisher", "sitename", "site", "website", "newspaper", "source"),
    "published": ("published", "datepublished", "publishedat", "publishdate", "publicationdate", "pubdate", "date"),
    "language": ("language", "lang", "locale"),
    "url": ("url", "link", "sourceurl", "source", "canonical", "canonicalurl", "permalink", "originalurl", "href"),
}
"""The names that people and programs give to each field, without their hyphens; the first that is there counts."""


class FrontMatter(Struct, frozen=True):
    """What the front matter says, in which line each value stands, and how many lines the front matter takes."""

    said: PageMetadata
    said_at: tuple[tuple[str, int], ...]
    lines: int


class _Value(Struct, frozen=True):
    texts: tuple[str, ...]
    line: int


def front_matter(lines: Sequence[str]) -> FrontMatter | None:
    """Read the front matter at the head of a file, or return None where it has none.

    Raises UnreadableError where the parser that it takes is not installed.
    """
    first = lines[0].strip() if lines else ""
    if first in _FENCES:
        near = range(1, min(len(lines), MAX_LINES))
        end = next((place for place in near if lines[place].rstrip() in _FENCES[first]), 0)
        source = "\n".join(lines[1:end])
        if not source.strip() or len(source) > MAX_CHARACTERS:
            return None
        values = _yaml(source) if first == "---" else _toml(source)
        return _front_matter(values, end + 1) if values else None
    if first.startswith("{"):
        return _json(lines)
    return None


def _front_matter(values: Mapping[str, _Value], count: int) -> FrontMatter:
    found: dict[str, tuple[str, int]] = {}
    for field, keys in _KEYS.items():
        for key in keys:
            value = values.get(key)
            text = _READ[field](value.texts) if value else None
            if value and text:
                found[field] = (text, value.line)
                break
    said = replace(PageMetadata(), **{field: text for field, (text, _) in found.items()})
    return FrontMatter(said, tuple((field, line) for field, (_, line) in found.items() if line), count)


def _yaml(source: str) -> dict[str, _Value]:
    """Return the values of a YAML mapping; no tag is obeyed and no alias followed further than to its text."""
    yaml = needs("yaml", "markdown")
    try:
        root = yaml.compose(source, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(root, yaml.MappingNode):
        return {}
    return {
        _plain(key.value): _Value(tuple(_texts(_node(yaml, value))), key.start_mark.line + 2)
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode)
    }


def _node(yaml: Any, node: Any, depth: int = 0) -> Any:
    """Return what a YAML node holds, as far as names and lists of names go."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode) and depth < 3:
        return [_node(yaml, one, depth + 1) for one in node.value[:_NAMES]]
    if isinstance(node, yaml.MappingNode) and depth < 3:
        return {
            str(key.value): _node(yaml, value, depth + 1)
            for key, value in node.value[:_NAMES]
            if isinstance(key, yaml.ScalarNode)
        }
    return None


def _toml(source: str) -> dict[str, _Value]:
    import tomllib

    try:
        data = tomllib.loads(source)
    except (ValueError, RecursionError):
        return {}
    return _placed(data, source.split("\n"), 2)


def _json(lines: Sequence[str]) -> FrontMatter | None:
    """Read an object that ends its line, with the article below it."""
    import json

    source = "\n".join(lines[:MAX_LINES])[:MAX_CHARACTERS]
    try:
        data, end = json.JSONDecoder().raw_decode(source.lstrip())
    except (ValueError, RecursionError):
        return None
    taken = len(source) - len(source.lstrip()) + end
    rest = source[taken:].split("\n", 1)
    if not isinstance(data, dict) or rest[0].strip() or len(rest) < 2 or not rest[1].strip():
        return None
    count = source[:taken].count("\n") + 1
    return _front_matter(_placed(data, list(lines[:count]), 1), count)


def _placed(data: Mapping[str, Any], lines: Sequence[str], first: int) -> dict[str, _Value]:
    """Return the values of a mapping, each with the line that names its key; the first line is ``first``."""
    where: dict[str, int] = {}
    for number, line in enumerate(lines, first):
        for key in _key().findall(line):
            where.setdefault(_plain(key), number)
    return {_plain(key): _Value(tuple(_texts(value)), where.get(_plain(key), 0)) for key, value in data.items()}


@cache
def _key() -> re.Pattern[str]:
    return re.compile(r"[\"']?([A-Za-z][\w-]{0,30})[\"']?\s?[=:]")


def _plain(key: str) -> str:
    return re.sub(r"[\W_]+", "", key[:60]).lower()


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts in a value: one, a list of them, or the name in a mapping."""
    if isinstance(value, dict):
        yield from _texts(next((value[key] for key in ("name", "title", "value") if key in value), None))
    elif isinstance(value, list):
        for one in value[:_NAMES]:
            yield from _texts(one)
    elif value is not None and not isinstance(value, bool):
        text = one_space(_wiki_link().sub(r"\1", str(value)[:2000]))
        if text:
            yield text


@cache
def _wiki_link() -> re.Pattern[str]:
    return re.compile(r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{1,200})\]\]")


def _line(texts: Sequence[str]) -> str | None:
    return texts[0] if texts else None


def _name(texts: Sequence[str]) -> str | None:
    return next((text for text in texts if not _is_address(text)), None)


def _names(texts: Sequence[str]) -> str | None:
    names = [re.sub(r"^by:?\s+", "", text, flags=re.IGNORECASE) for text in texts if not _is_address(text)]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or None


def _address(texts: Sequence[str]) -> str | None:
    return next((text for text in texts if text.startswith(("http://", "https://")) and " " not in text), None)


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://", "www."))


def _day(texts: Sequence[str]) -> str | None:
    from corpus.cleaning.head.dates import find_date

    return find_date(texts[0]) if texts else None


def _language(texts: Sequence[str]) -> str | None:
    code = texts[0].replace("_", "-").split("-")[0].lower() if texts else ""
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


_READ = {
    "title": _line,
    "subtitle": _line,
    "byline": _names,
    "outlet": _name,
    "published": _day,
    "language": _language,
    "url": _address,
}
