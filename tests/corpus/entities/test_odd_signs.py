"""Signs that look like numbers and are none, wherever they stand."""

from __future__ import annotations

import pytest

from corpus.entities import tag

TEXT = "Ann Lee, {0}, said on May {0}, {0} that {0} million of ${0} a {0}, and {0}-{0} or {0}:{0}, was lost to Oslo."


@pytest.mark.parametrize("sign", ["²", "①", "٣", "½", "Ⅷ", "𝟘", "¹⁰", "一", "⑽"])
def test_names_are_found_around_signs_that_are_like_digits(sign: str) -> None:
    found = [mention.entity for mention in tag(TEXT.format(sign)).mentions]
    assert "Ann Lee" in found
    assert "Oslo" in found
