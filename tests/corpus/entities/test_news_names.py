"""Names as news pages write them: streets, score lines, small heads, surnames that are words, planets, papers."""

from itertools import pairwise

import pytest

from corpus.entities import tag
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
    "a middle initial stands before a surname that is a firm's too": (
        "The novel is by [Helen M. Ford|PERSON], who died young. Fans of [Ford|PERSON] still read it."
    ),
    "a part of a town or a state is one place": "She was born in [East Dallas|LOC] and moved to [West Texas|LOC].",
    "two loud words are a heading": (
        "[US|GPE] FALLS\n\nThe [United States|GPE] lost.\n\n[FRANCE|GPE] WINS\n\n[France|GPE] won."
    ),
    "a chief's office is a title": (
        "He joins as Chief Strategy Officer from [Dell|ORG]. Chief Revenue Officer [Ann Ober|PERSON] left."
    ),
    "a site is called by its address and a tag is no name": ("Read it on [Cleveland.com|ORG] or at #BestDay now."),
    "two letters behind a town are its state": (
        "The tour stops in [Raleigh|GPE], [NC|GPE], and in [Clarkfield|GPE], [MI|GPE] on Monday."
    ),
    "a provider is a company": (
        "[Kelson|ORG], a global software provider focused on health, opened an office. "
        "[Kelson|ORG] is headquartered in [Bern|GPE]."
    ),
    "equities make a firm": "“It is fair,” said a report of [Hallam Institutional Equities|ORG].",
    "an infirmary is a body and an auditorium a place": (
        "He works at the [Leeds Royal Infirmary|ORG]. They met at the [Ryland Auditorium|LOC]."
    ),
    "a contraction with a curly apostrophe is no name": "It rained. They’re both young players. We’re here.",
    "common initials name nothing": "The TV ads ran ASAP. The EP is out.",
    "a surname with a possessive is no restaurant": (
        "[Michael McDonald|PERSON] sang. The crowd loved [McDonald|PERSON]’s voice."
    ),
    "cups and finals are events": (
        "[Spain|GPE] won the [Davis Cup|EVENT] in [Madrid|GPE]. They met in the [ATP Finals|EVENT] then."
    ),
    "a loud word is a word": "A HUNTER who shot a rabbit fell ill. The hunter is well.",
    "a journal prints": "The study was published in [Nature Astronomy|ORG] on Monday.",
    "a hall of fame is a body": "The band entered the [Rock and Roll Hall of Fame|ORG] last year.",
    "a town stands before an agency": "The [Minneapolis|GPE] ad agency [Broadwell Co.|ORG] made it.",
    "a trade that opens a sentence is no part of a name": "Quarterback [Mike Glass III|PERSON] threw well.",
    "a name may be a people's": (
        "The new head is [Irina Slav|PERSON], who wrote to [Christian Bolanos|PERSON], "
        "[Tory Whalan|PERSON] and [Sami Aboud|PERSON]."
    ),
    "a Chinese name may be a town's or a people's": "They heard [Zhang Yixing|PERSON] and [Luo Yizhou|PERSON] sing.",
    "a label of ordinary words is accused": (
        "The singer accused [Big Lantern|ORG] of theft. [Big Lantern|ORG] denied that."
    ),
    "the article of a name has its capital": "The email, which was seen by [The Real Lead|ORG], is long.",
    "the West is a place": "Trade spread to the [West|LOC] via ships.",
    "a short form of a company": (
        "Shares of its owner, [Tolvane Resources|ORG], fell. [Tolvane|ORG] said it would hire. "
        "He urged [Tolvane|ORG] to wait."
    ),
    "who makes things is a company": "[Zigwave|ORG] makes a bulb.",
}


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES)
def test_the_names_of_a_news_page_are_found_whole(marked: str) -> None:
    document = from_marks(marked)
    expected = {
        (document.text[start:end], "GPE" if kind == "LOC" else kind) for (start, end), kind in document.types.items()
    }
    found = {(words, "GPE" if kind == "LOC" else kind) for words, kind in spans(document.text) if kind in NAMES}
    assert found == expected


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES)
def test_a_text_may_end_anywhere(marked: str) -> None:
    text = from_marks(marked).text
    for cut in range(0, len(text), 2):
        mentions = tag(text[:cut]).mentions
        assert all(one.end <= two.start for one, two in pairwise(mentions))
        assert all(mention.end <= cut for mention in mentions)
