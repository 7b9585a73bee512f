"""Words of the names of sections, services and owners, which tell the names of outlets from those of other things."""

from __future__ import annotations

import re
from functools import cache

_SECTION_WORDS = """
news sports sport business politics opinion world local us uk entertainment lifestyle technology tech science
health money travel markets video home nation national international asia europe africa china america culture
arts style food our the this these partners web facebook twitter instagram youtube linkedin google newsletter
terms privacy cookies all rights reserved author authors staff reporters getty daily weekly morning evening
email newsletter newsletters podcast me contact search follow subscribe sign more copyright free ad live breaking
latest top watch listen videos photos photo weather life finance real estate edition menu log in account english
economy education environment crime courts media live tv radio shows events jobs shop reviews review middle east
today's e-mail mail pro tools premium blog blogs info notice loading features preferences discussion conversation
newsroom text services a an and & of for to on at from by with your you my we
"""
SECTIONS = frozenset(_SECTION_WORDS.split())
"""Words that name sections and services of any outlet; a name made of them alone is nobody's."""
_COUNTRY_WORDS = """
india pakistan bangladesh nepal sri lanka singapore malaysia indonesia thailand vietnam philippines japan korea taiwan
hong kong australia zealand canada mexico brazil argentina chile colombia peru britain england scotland ireland
germany france italy spain russia ukraine turkey israel iran iraq saudi arabia gulf kenya nigeria ghana uganda tanzania
ethiopia egypt uae usa us uk eu qatar kuwait oman bahrain pacific americas caribbean latin
today paper press release releases statements speeches metro city state regional region
"""
COUNTRIES = frozenset(_COUNTRY_WORDS.split())
"""Words that with those of sections make the name of one: "India News"."""
_TOPIC_WORDS = """
security software hardware cloud mobile gaming startups apps gadgets policy law religion energy climate autos cars
royals celebrity movies film theater theatre music fashion beauty property wellness family parenting investigations
graphics magazine podcasts features explainers columns columnists editorials letters obituaries classifieds puzzles
crosswords horoscopes cartoons recipes cooking dining restaurants transport cities careers ideas society history space
crypto bitcoin banking companies industries retail deals commodities currencies bonds stocks funds luxury wealth
leadership management work analysis commentary research publications programs issues regions people projects
experts donate advertisement sponsored trending popular corrections obits forums community directory directories
telecoms telecom internet networks devices smartphones startup fintech ai robotics trade defense defence congress
elections immigration justice healthcare agriculture infrastructure manufacturing logistics innovation
"""
TOPICS = frozenset(_TOPIC_WORDS.split())
"""Words that alone on a line name a section, however often the page says them."""
_OWNER_WORDS = """
media group network networks newspapers newspaper publishing publishers publications company companies corporation
holdings interactive digital news & and communications communication broadcasting cooperative institute foundation
pro account shop store logo home homepage page politics business tech technology markets tv live app newsletter
newsletters podcast podcasts customer support staff report reports members international global information english
sport sports money travel style opinion magazine's premium plus online web website prime epaper ltd inc llc
limited plc corp co site team weekly archive archives local
"""
OWNER_WORDS = frozenset(_OWNER_WORDS.split())
"""Words that make an owner's, a section's or a service's name of an outlet's: "X Media Group", "X Politics"."""
_OWNING = """
group holdings publishing publishers communications communication corporation newspapers network company companies
interactive
"""
OWNERS = frozenset(_OWNING.split())
"""Words that end the name of an owner of outlets, rather than that of an outlet."""
SERVICES = frozenset(["prime", "pro", "plus", "premium", "store", "shop", "app", "account", "epaper"])
"""Words that end the name of what an outlet sells."""
_VERBS = """
about visit join follow search get support discover contact subscribe welcome like more advertise read submit download
powered register sign tip work explore read see view try shop buy related sponsored paid photo story share close go
"""
VERBS = frozenset(_VERBS.split())
"""Words that a line of furniture begins with, and a name does not."""


def key_of(name: str) -> str:
    """Return what two spellings of one outlet's name share: its words in lower case, without the article."""
    plain = name.lower().replace("'s", "")
    # bytes are told apart in a fraction of the time
    words = _words_in_ascii(plain) if plain.isascii() else " ".join(_key_words().findall(plain))
    return words.removeprefix("the ")


_NO_KEY = bytes(code if chr(code).isalnum() or chr(code) in "_&" else ord(" ") for code in range(256))


def _words_in_ascii(text: str) -> str:
    return b" ".join(text.encode("ascii").translate(_NO_KEY).split()).decode("ascii")


@cache
def _key_words() -> re.Pattern[str]:
    return re.compile(r"[a-z0-9\w&]+")
