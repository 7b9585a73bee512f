"""Names as news pages write them: streets, score lines, small heads, surnames that are words, planets, papers."""

import pytest

from corpus.entities.data.annotated import from_marks
from tests.corpus.entities.reading import spans

NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT"})

SENTENCES = {
    "ranks without a full stop are titles": (
        "Lt Col [Brenda Oakes|PERSON] flew in with Maj Gen [Tomas Reyle|PERSON] and Sgt [Amy Pell|PERSON]."
    ),
    "an administrator is a title": "The agency’s Administrator [Jan Hollander|PERSON] said the budget was fine.",
    "a body stands before the title of its officer": (
        "The note was read by [White House|ORG] Press Secretary [Nora Quill|PERSON] on the lawn."
    ),
    "a party stands before its leader": (
        "He debated with opposition [Labour Party|ORG] leader [Owen Hale|PERSON] at noon."
    ),
    "an expert's country is no part of the body": (
        "He is the [White House National Security Council|ORG] [Georgia|GPE] expert."
    ),
    "a surname may have a hyphen and ordinary halves": (
        "The drug was bought by Dr. [Pauline Green-Lake|PERSON], a surgeon. Later [Green-Lake|PERSON] sold it."
    ),
    "a surname may begin with a small word": "A share went to Dr. [Martin Once-Duarte|PERSON] in June.",
    "a surname that is a trade may open a sentence": (
        "[Peter Baker|PERSON] and [Lou Holm|PERSON] met in the park.\n\n[Baker|PERSON] and [Holm|PERSON] left at noon."
    ),
    "a surname that is a title says something": (
        "[Tom Captain|PERSON] owns a farm. “It is ours,” says [Captain|PERSON]. Now [Captain|PERSON] says he stays."
    ),
    "planets and moons are places in a text on them": (
        "The spacecraft left its orbit around the [Moon|LOC] and went on to [Mars|LOC]. Astronauts may fly from "
        "[Earth|LOC] to [Jupiter|LOC] one day, and a lander may see its moon [Europa|LOC]."
    ),
    "a maker of sweets is no planet": "[Mars Inc.|ORG] sells sweets in [Ohio|GPE]. He came back down to the earth.",
    "awards and shows take their country with them": (
        "They sang at the [British Folk Awards|EVENT] and flew to the [Paris Air Show|EVENT] in the rain."
    ),
    "papers take their town with them": (
        "The owner of the [Green County Register|ORG], the [Oakland Bee|ORG] and the [Portland Star|ORG] sold them."
    ),
    "agencies of several states take the people with them": "The [Swedish CDC|ORG] issued advice.",
    "a house of productions is named after its founder": (
        "The shows are made by [Ann Taylor Productions|ORG] in [Los Angeles|GPE]."
    ),
    "a plateau between two places is one": "They crossed the [Gansu-Ningxia plateau|LOC] on foot.",
    "an office says where it is in charge": (
        "The [U.S. Attorney’s Office for the Southern District of Ohio|ORG] charged him."
    ),
    "a party's head may be small": (
        "She is a member of the [Socialist Workers party|ORG] and he of the [Communist party|ORG]."
    ),
    "a small party is no part of a people": "The [Swedish|NORP] party went on until late.",
    "streets have numbers": ("He lives on [9th Avenue|LOC], near [42nd Street|LOC] and [Eighth Street|LOC]."),
    "two words for places are no person": (
        "A man drove to [Forest Hill|GPE] and was held by [Forest Hill|GPE] police on Monday."
    ),
    "a town is where a firm is based": "[Sacramento|GPE]-based [Hallam Foods|ORG] closed a plant.",
    "an airline with the name of a country": (
        "[Emirates|ORG] ordered 20 jets and has a fleet of 300 aircraft, the airline said."
    ),
    "a country with the name of an airline": "She lives in the [Emirates|GPE] and works in [Qatar|GPE].",
    "a candidate with the name of a firm": (
        "Former mayor [Michael Bloomberg|PERSON] may run. Voters like [Bloomberg|PERSON], the poll found."
    ),
    "a stamp is no dateline": "Town Opens Pool\n\nPublished May 3rd, 2018 - 06:00 GMT\n\nThe pool opened.",
    "an adjective opens a sentence before a body": "Key [Security Council|ORG] members met.",
    "a question in capitals asks who": "Ten things to know:\n\nWHO IS THE WINNER?\n\nNobody knows yet.",
    "a station's letters are part of its name": "[CBS DFW|ORG] reported on [House|ORG] [Dems|NORP].",
    "teams of score lines keep their nicknames": (
        "Hockey\n\n[Wild|ORG] 4, [Flames|ORG] 1: [Per Sandin|PERSON] scored a goal. He left the [Wild|ORG].\n\n"
        "[Blue Jackets|ORG] 5, [Kings|ORG] 2: The coach praised the team. The [Kings|ORG] lost another match."
    ),
    "a score in a text on something else is none": "Ayes 4, Noes 1: the clerk read out. The Noes left.",
}


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES)
def test_the_names_of_a_news_page_are_found_whole(marked: str) -> None:
    document = from_marks(marked)
    expected = {
        (document.text[start:end], "GPE" if kind == "LOC" else kind) for (start, end), kind in document.types.items()
    }
    found = {(words, "GPE" if kind == "LOC" else kind) for words, kind in spans(document.text) if kind in NAMES}
    assert found == expected
