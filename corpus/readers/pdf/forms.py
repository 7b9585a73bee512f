"""Forms: drawings that pages use again and again, and that a hostile file nests until they are too many to draw."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

MOST = 5000
"""Drawings of forms on one page that are followed; a page of a newspaper has some dozens."""
_DEEP = 12


def are_tame(pages: Iterable[Any]) -> bool:
    """Tell whether on no page of pypdf's more than MOST forms are drawn, those in forms counted each time."""
    known: dict[int, int] = {}
    for page in pages:
        content = page.get_contents()
        if content is not None and _drawn(content.get_data(), _resources(page), known, 0) > MOST:
            return False
    return True


def _drawn(content: bytes, forms: Any, known: dict[int, int], depth: int) -> int:
    """Return how many forms a stream draws; more than MOST for one that draws itself."""
    total = 0
    for written in _draw().findall(content) if forms else ():
        name = "/" + written.decode("latin-1")
        if "#" in name:
            return MOST + 1
        form = forms[name].get_object() if name in forms else None
        if form is None or form.get("/Subtype") != "/Form":
            continue
        if id(form) not in known:
            if depth == _DEEP:
                return MOST + 1
            # until it is counted, it stands for itself drawn in itself
            known[id(form)] = MOST + 1
            known[id(form)] = 1 + _drawn(form.get_data(), _resources(form) or forms, known, depth + 1)
        total += known[id(form)]
        if total > MOST:
            return total
    return total


def _resources(holder: Any) -> Any:
    resources = holder.get("/Resources")
    resources = resources.get_object() if resources is not None else {}
    forms = resources.get("/XObject")
    return forms.get_object() if forms is not None else {}


@cache
def _draw() -> re.Pattern[bytes]:
    return re.compile(rb"/([^\s/<>\[\](){}%]{1,120})\s+Do(?![A-Za-z])")
