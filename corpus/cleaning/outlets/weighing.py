"""What speaks for each name that a page's furniture gives its outlet, added up and counted together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from msgspec import Struct

from corpus.cleaning.outlets.mastheads import (
    full_name,
    is_spelt_with_article,
    known_outlets,
    known_owners,
    listed_name,
    named_in,
    outlet_at,
)
from corpus.cleaning.outlets.namewords import COUNTRIES, OWNER_WORDS, OWNERS, SECTIONS, key_of
from corpus.cleaning.outlets.naming import (
    COMPANY,
    COPYRIGHT,
    addresses,
    is_agency,
    is_name,
    tells_day,
    tidy,
    without_owner,
)

_MEDIA = (
    r"\b(?:Media|Review|Times|Post|News|Journal|Tribune|Herald|Gazette|Guardian|Chronicle|Observer|Press|Daily|"
    r"Weekly|Standard|Star|Sun|Mail|Express|Telegraph|Independent|Examiner|Inquirer|Register|Globe|Dispatch|Courier|"
    r"Record|Monitor|Mirror|Magazine|Today|Report|Ledger|Sentinel|Bulletin|Argus|Echo|Wire|World|Network|Radio|TV|"
    r"Television|Broadcasting|Reader|Republic|Economist|Insider|Digest|Voice|Union|Beacon|Advocate|Enquirer|Citizen|"
    r"Desk|Brief)\b|^[A-Z]{2,5}(?: News)?$"
)
_MENTION, _MENTIONS = 0.12, 0.6
"""What every other line of furniture with a name in it adds, and the most that all of them add."""
_ADDRESS = 0.7
"""What an address adds that is made of the name's letters."""
_MEDIUM = 0.5
"""What a word of the trade in the name adds, or that the outlet is known."""
_SEEN = 0.3
"""What a known name weighs that the furniture has, and a name that is spelt as the page's address."""
_SOLE = 0.1
"""What it weighs more where the furniture names no other."""
_LISTED = 0.4
"""What the address of a known outlet weighs."""
_LONGEST = 40
"""Characters of a name that is known otherwise."""
_PART = 0.5
"""The part of an agency's weight from which another name goes before it."""
_SHORTEST = 4
"""Letters of an address from which a name is looked for that is spelt so."""
_OWNER = 0.5
"""The part of what speaks for an owner, an agency or a platform that counts."""
_PUBLISHERS = OWNERS | {"media", "publications", "digital"}
"""Last words of the name of whom an outlet belongs to, where it has another of its own."""
_STEMS = 12
"""Addresses of a page whose letters are looked for as a name."""
_INITIALS = 4
"""Letters up to which a broadcaster's name is its initials."""
_FULL = 0.4
"""The part of the lines with a short form that have the full name, where it is more than a service's."""
_LEAST = 0.5
"""What a name weighs at least that takes over what speaks for its initials."""
_BETWEEN = " .’'-"
_HOSTS = frozenset(["www", "senate", "house", "state", "parliament", "europa", "substack", "wordpress", "blogspot"])
"""Parts of addresses that belong to many."""
FIRST, NEAR_TOP = 0.6, 0.4
"""What a name weighs that is the page's first line, or another of its first."""


class Outlet(Struct, frozen=True):
    """An outlet's name and the line that gives it."""

    name: str
    line: int


class Evidence(Struct):
    """What speaks for a name; ``strongest`` is the weight of the line that ``outlet`` is from."""

    weight: float
    strongest: float
    outlet: Outlet
    claimed: bool = False  # by more than being one of many names at the top: those are of sections


@cache
def _media() -> re.Pattern[str]:
    return re.compile(_MEDIA)


class Weighing:
    """The names that may be a page's outlet, by their keys (see ``naming.key_of``).

    ``lines`` are those of its furniture, with their numbers.
    """

    def __init__(self, lines: Sequence[tuple[int, str]]) -> None:
        self.evidence: dict[str, Evidence] = {}
        self._lines = lines
        self._keys = [key_of(text) for _, text in lines]
        self._said = "\n".join(f" {key} " for key in self._keys)
        self._addresses = [(number, site) for number, text in lines for site in addresses(text)]
        self._sites = [site for _, site in self._addresses if site not in _HOSTS]

    def add(self, name: str, weight: float, line: int, *, claimed: bool = True) -> None:
        """Add what a line says for a name."""
        name = full_name(key_of(name)) or _at_address(name) or _without_edition(name)
        key = key_of(name)
        if not key or tells_day(name):
            return
        one = self.evidence.setdefault(key, Evidence(0.0, 0.0, Outlet(name, line)))
        one.weight += weight
        one.claimed = one.claimed or claimed
        if weight > one.strongest:
            one.strongest, one.outlet = weight, Outlet(name, line)

    def drop(self, names: Iterable[str]) -> None:
        """Forget names that are people's."""
        for name in names:
            self.evidence.pop(key_of(name), None)

    def add_seen(self) -> None:
        """Add the known outlets that the furniture names, and what it spells as the page's address."""
        found: dict[str, list[int]] = {}
        known = known_outlets()
        for place, line in enumerate(self._keys):
            for key in named_in(line.split()):
                found.setdefault(key, []).append(place)
            if full_name(line):
                self.add(line, _SEEN, self._lines[place][0])
            elif line not in known and _is_known_otherwise(line):
                self.add(tidy(self._lines[place][1]), _SEEN, self._lines[place][0])
        for key, said in found.items():
            place = min(said, key=lambda one: (len(self._keys[one]), -len(self._lines[one][1])))
            if len(said) > 1 or self._keys[place] == key:
                number, text = self._lines[place]
                name = _spelt(text, key.split())
                if name and not (is_spelt_with_article(key) and not name.startswith("The ")):
                    self.add(name, _SEEN + (_SOLE if len(found) == 1 else 0.0), number)
        for number, site in self._addresses:
            listed = outlet_at(site)
            if listed and not is_agency(listed):
                self.add(listed, _LISTED, number)
        sites = Counter(site for site in self._sites if len(site) >= _SHORTEST)
        whole = "\n".join(text for _, text in self._lines) if sites else ""
        letters = whole.lower()
        for mark in _BETWEEN:
            letters = letters.replace(mark, "")
        for site, times in sites.most_common(_STEMS):
            bare = site.removeprefix("the") if len(site) > 6 else site
            name = _spelt_as(whole, bare) if letters.count(bare) > times + 1 else None
            if name and name.lower() not in SECTIONS and key_of(name) not in self.evidence:
                self.add(name, _SEEN, next(number for number, text in self._lines if name in text))

    def add_spelt_out(self) -> None:
        """Add the names that lines give alone whose words begin with the letters of a name in capitals."""
        short = {key for key, one in self.evidence.items() if 2 < len(key) <= 5 and one.outlet.name.isupper()}
        for place, key in enumerate(self._keys) if short else ():
            initials = "".join(word[0] for word in key.split())
            number, text = self._lines[place]
            if initials in short and initials != key and is_name(text):
                self.add(text, NEAR_TOP, number)
                short.discard(initials)

    def add_mentions(self) -> None:
        """Add how often the furniture says each name, the words of the trade in it, and addresses of its letters."""
        said, sites = self._said, set(self._sites)
        self._add_short(said)
        known = known_outlets()
        owners = [name for name in self.evidence if name in known_owners()]
        for key, one in self.evidence.items():
            # a word of the menu is said again below as often as the outlet's name
            most = _MENTIONS if one.claimed else _MENTIONS / 2
            owned = sum(said.count(f" {name} ") for name in owners if f" {key} " in f" {name} " and name != key)
            one.weight += min(most, _MENTION * max(0, said.count(f" {key} ") - owned - 1))
            letters = key.replace(" ", "").replace("&", "")
            site = bool(sites & {letters, f"the{letters}"}) and "." not in one.outlet.name
            one.weight += _ADDRESS * site
            medium = self._is_medium(key, one)
            one.weight += _MEDIUM * medium
            if key not in known and medium and key.split()[-1] in _PUBLISHERS and self._claims_known(known):
                one.weight *= _OWNER
            if key in known_owners() or is_agency(one.outlet.name):
                one.weight *= _OWNER if key in known_owners() else 1.0
            elif key.split()[-1] in OWNERS:
                one.weight -= _MEDIUM
            elif not one.claimed and not site and not (medium and " " in key):
                one.weight = 0.0

    def _claims_known(self, known: Collection[str]) -> bool:
        """Tell whether the furniture claims a known outlet's name too: what ends in "Media" is then its owner."""
        return any(one.claimed and one.strongest > _SEEN and key in known for key, one in self.evidence.items())

    def join_forms(self) -> None:
        """Count the forms of one name together.

        What speaks for the owner or a section ("Tribune Media Group", "Tribune Politics") counts for a name that is
        claimed without those words, or that several names share, or that is known; what speaks for a short form ("the
        Tribune") counts for the full name otherwise.
        """
        known = known_outlets()
        for key in sorted(self.evidence, key=len):
            one = self.evidence[key]
            full = self._full_name(key)
            if full is not None:
                # a network is known by its initials, and an owner by its copyright alone
                shorter = self._said.count(f" {key} ") > 3 * self._said.count(f" {full} ")
                self._give(*(self.evidence[full], one) if shorter else (one, self.evidence[full]))
                continue
            newsroom = f"{key} news"
            if newsroom in self.evidence and len(key) <= _INITIALS and self._said.count(f" {newsroom} ") > 1:
                # a broadcaster's pages of news are headed by its initials too
                self._give(one, self.evidence[newsroom])
                continue
            longer = [name for name in self.evidence if name != key and f" {key} " in f" {name} "]
            distinct = [name for name in longer if not OWNER_WORDS.issuperset(beyond(name, key))]
            distinct = [name for name in distinct if not any(_extends(name, other) for other in distinct)]
            famous = [name for name in longer if name in known]
            if famous:
                distinct = famous
            elif key in known:
                # what a known name ends is another's: "Trade Insider"
                longer, distinct = [name for name in longer if name.startswith(f"{key} ")], []
            if not famous and one.claimed:
                distinct = [name for name in distinct if not self._is_service(name, key)]
            if len(distinct) == 1 or (distinct and not one.claimed):
                best = max((self.evidence[name] for name in distinct), key=lambda other: other.weight)
                if best.weight >= one.weight / 2 or self._is_stated(key_of(best.outlet.name)):
                    self._give(one, best)
            elif one.claimed or len(longer) > 1:
                for name in longer:
                    if name not in known and not (key in known and name in known_owners()):
                        self._give(self.evidence[name], one)

    def best(self, least: float) -> Evidence | None:
        """Return what speaks most plainly for a name, or None; ``least`` is the weight from which one is believed."""
        ranked = sorted(self.evidence.values(), key=lambda one: (-one.weight, one.outlet.line))
        best = ranked[0] if ranked else None
        if best and is_agency(best.outlet.name):
            # an agency's reports, with its copyright, stand in any outlet
            others = (one for one in ranked if one.claimed and not is_agency(one.outlet.name))
            other = next(others, best)
            best = other if other.weight >= max(least, _PART * best.weight) else best
        if best and best.outlet.name != listed_name(key_of(best.outlet.name)):
            # a masthead in capitals, or without its article, is a name that is known in another spelling
            best.outlet = Outlet(listed_name(key_of(best.outlet.name)) or best.outlet.name, best.outlet.line)
        return best

    def _full_name(self, key: str) -> str | None:
        """Return the key of the name that a short form stands for: a usual one, or the initials of its words."""
        usual = full_name(key)
        if usual and key_of(usual) in self.evidence:
            return key_of(usual)
        if not 2 <= len(key) <= 5 or not self.evidence[key].outlet.name.isupper():
            return None
        claimed = [name for name, one in self.evidence.items() if one.claimed and one.weight >= _LEAST]
        whole = next((name for name in claimed if "".join(word[0] for word in name.split()) == key), None)
        if whole or key in known_outlets():
            return whole
        claimed += [name for name in self.evidence if name in known_outlets()]
        return next((name for name in claimed if _abbreviates(key, name)), None)

    def _is_service(self, name: str, key: str) -> bool:
        """Tell whether a name goes on behind a claimed one, and is said little: "Tribune Book Club"."""
        counts = self._said.count(f" {name} "), self._said.count(f" {key} ")
        site = "." in self.evidence[name].outlet.name
        plain = site or self._is_stated(name)
        return name.startswith(f"{key} ") and not plain and counts[0] < _FULL * counts[1]

    def _is_stated(self, name: str) -> bool:
        """Tell whether the copyright names the outlet so, and not it alone."""
        return self.evidence[name].strongest >= COPYRIGHT and self._said.count(f" {name} ") > 1

    @staticmethod
    def _give(one: Evidence, other: Evidence) -> None:
        other.weight += one.weight
        one.weight = 0.0

    def _add_short(self, said: str) -> None:
        for one in list(self.evidence.values()):
            short = without_owner(one.outlet.name)
            # what stands on a line of its own too is the outlet's name without the word of its owner
            alone = short.endswith(" Media") and key_of(short[:-6]) in self._keys
            short = short[:-6] if alone else short
            key, full = key_of(short), key_of(one.outlet.name)
            others = (name for name in self.evidence if name != full)
            known = key in self.evidence if alone else any(f"{name} ".startswith(f"{key} ") for name in others)
            if not (known or SECTIONS.issuperset(key.split())) and said.count(f" {key} ") > said.count(f" {full} "):
                self.evidence[key] = Evidence(FIRST, FIRST, Outlet(short, one.outlet.line), one.claimed)

    @staticmethod
    def _is_medium(key: str, one: Evidence) -> bool:
        if key in known_outlets() or _is_known_otherwise(key):
            return True
        word = _media().search(one.outlet.name)
        return word is not None and not (one.strongest == COMPANY and word[0] in {"Media", "Network"})


def _is_known_otherwise(key: str) -> bool:
    """Tell whether a key has the letters of a known outlet's name, parted into words in another way: "Techcrunch"."""
    return len(key) <= _LONGEST and outlet_at(key.replace(" ", "")) is not None


def _without_edition(name: str) -> str:
    """Return a known outlet's name without the land of its edition: "Trade Insider Australia"."""
    whole, _, last = name.rpartition(" ")
    edition = last.lower() in COUNTRIES and key_of(name) not in known_outlets() and key_of(whole) in known_outlets()
    return whole if edition else name


def _at_address(name: str) -> str | None:
    """Return the known outlet whose address, short for its name, a single word is: "nypost"."""
    listed = outlet_at(name.lower()) if " " not in name and not name.isupper() else None
    letters = key_of(listed).replace(" ", "") if listed else ""
    return listed if _abbreviates(name.lower(), letters) else None


def _abbreviates(key: str, name: str) -> bool:
    """Tell whether letters stand in one word in their order, its first letter first: "MSPU" in "MSPoweruser"."""
    letters = iter(name)
    return " " not in name and len(name) > len(key) and name[:1] == key[:1] and all(sign in letters for sign in key)


def beyond(name: str, key: str) -> list[str]:
    """Return the words that a key has beyond another."""
    return f" {name} ".replace(f" {key} ", " ", 1).split()


def _extends(name: str, other: str) -> bool:
    """Tell whether a key is another with an owner's words behind it."""
    return name.startswith(f"{other} ") and OWNER_WORDS.issuperset(beyond(name, other))


def _spelt(text: str, words: Sequence[str]) -> str | None:
    """Return a name as a line writes it, with its "The"; None where it has no capitals."""
    match = re.search(r"(?:\bThe )?\b" + r"\W{1,3}".join(map(re.escape, words)) + r"\b", text, re.IGNORECASE)
    return match[0] if match and match[0] != match[0].lower() else None


def _spelt_as(text: str, bare: str) -> str | None:
    """Return the name in ``text`` whose letters are those of an address, with capitals: "The Hill" of ``hill``."""
    letters = r"[ .’'-]?".join(map(re.escape, bare))
    names = re.findall(rf"(?<![\w@/.-])(?:The )?{letters}(?![\w@.-]*\.?[\w-]*@|\.[a-z])(?!\w)", text, re.IGNORECASE)
    spelt = [name for name in names if any(map(str.isupper, name))]
    return max(spelt, key=spelt.count) if len(spelt) > 1 else None
