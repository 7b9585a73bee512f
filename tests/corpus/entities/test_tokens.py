from corpus.entities.tokens import tokenize


def test_an_abbreviation_keeps_its_full_stop() -> None:
    assert tokenize("Mr. Roe of Acme Inc. left the U.S. in Dec. with J. Doe.").words == (
        ["Mr.", "Roe", "of", "Acme", "Inc.", "left", "the", "U.S.", "in", "Dec.", "with", "J.", "Doe", "."]
    )


def test_a_possessive_is_a_token_of_its_own() -> None:
    assert tokenize("Oslo's and Bergen’s ports, the workers' day").words == (
        ["Oslo", "'s", "and", "Bergen", "’s", "ports", ",", "the", "workers", "'", "day"]
    )


def test_an_apostrophe_inside_a_name_does_not_part_it() -> None:
    assert tokenize("O'Brien in Xi'an doesn’t").words == ["O'Brien", "in", "Xi'an", "doesn’t"]


def test_a_hyphen_parts() -> None:
    assert tokenize("U.S.-Chinese").words == ["U.S.", "-", "Chinese"]


def test_offsets_point_into_the_text() -> None:
    tokens = tokenize("  Zoë \n\n went")
    assert [tokens.text[a:b].strip() for a, b in zip(tokens.starts, tokens.ends, strict=True)] == ["Zoë", "", "went"]
    assert tokens.words == ["Zoë", "\n", "went"]


def test_names_that_a_scrape_ran_together_are_parted() -> None:
    tokens = tokenize("Gov. Kari LundKari Anne LundPort city votes")
    assert tokens.words == ["Gov.", "Kari", "Lund", "\n", "Kari", "Anne", "Lund", "\n", "Port", "city", "votes"]
    assert [tokens.text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == [
        "" if word == "\n" else word for word in tokens.words
    ]


def test_a_name_with_a_capital_inside_stays_whole() -> None:
    assert tokenize("McDonald met YouTube and BuzzFeed").words == ["McDonald", "met", "YouTube", "and", "BuzzFeed"]
