import pytest

from tests.corpus.entities.reading import entities, spans


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("OSTRAVIK — The boats stayed in the harbour.", "OSTRAVIK"),
        ("HALVERN, Norway (Wire) -- The boats stayed in the harbour.", "HALVERN"),
        ("GREYPORT, May 14 — The boats stayed in the harbour.", "GREYPORT"),
        ("Greyport, May 14 — The boats stayed in the harbour.", "Greyport"),
        ("SAN VARRO/OSLO – The boats stayed in the harbour.", "SAN VARRO"),
        ("It was late.\n\nPORT KESSEL, Zambia (Wire) - The boats stayed.", "PORT KESSEL"),
    ],
)
def test_the_place_of_a_dateline_is_one_although_no_list_knows_it(text: str, place: str) -> None:
    assert (place, "GPE") in spans(text)


def test_the_place_of_a_dateline_is_named_without_its_capitals() -> None:
    assert entities("OSTRAVIK — The boats stayed.")["OSTRAVIK"] == "Ostravik"
    assert entities("WASHINGTON — The boats stayed.")["WASHINGTON"] == "Washington, D.C."


@pytest.mark.parametrize(
    "text",
    [
        "ZTE — the maker of phones — fell.",
        "BREAKING — The boats stayed in the harbour.",
        "A day at sea — it was long — came to its end.",
    ],
)
def test_not_every_dash_makes_a_dateline(text: str) -> None:
    assert "GPE" not in {kind for _, kind in spans(text)}
