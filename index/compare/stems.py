"""Stems, and small families of words that news uses for each other."""

from __future__ import annotations

from functools import lru_cache

from index.compare.vocabulary import listed
from index.stemming import stem as snowball

LONGEST = 32  # letters; what is longer is no word
_FAMILIES = (
    "ban bans banned banning bar bars barred barring block blocks blocked blocking prohibit prohibits prohibited "
    "forbid forbids forbade "
    "outlaw outlawed embargo",
    "vow vows vowed pledge pledges pledged promise promises promised commit commits committed commitment",
    "reverse reversed reverses reversal u-turn about-face backtrack backtracked turnabout flip-flop reconsider rethink "
    "shift shifted shifts climbdown",
    "sanction sanctions sanctioned penalty penalties penalise penalize penalised penalized punish punished "
    "punishment punishing fine fines fined",
    "talk talks negotiation negotiations negotiate negotiated negotiating discussion discussions dialogue",
    "deal deals agreement agreements accord pact settlement bargain compromise",
    "firm firms company companies maker makers manufacturer manufacturers giant business businesses group",
    "buy buys buying bought purchase purchases purchased acquire acquired acquiring",
    "sell sells selling sold sale sales supply supplies export exports exported shipment shipments",
    "component components part parts chip chips semiconductor semiconductors microchip microchips",
    "collapse collapsed collapsing fail failed failure bankruptcy shutdown shut closure close closing closed halt "
    "halted halts stop stopped "
    "cease ceased suspend suspended cripple crippled",
    "rescue rescued rescuing save saved saving saves revive revived help helped helping resuscitation lifeline",
    "job jobs employee employees worker workers staff workforce employ employs employed",
    "arrive arrives arrived arriving visit visits visited visiting travel travels traveled travelled trip fly flew "
    "plane come came",
    "tariff tariffs duty duties levy levies",
    "farm farms agriculture agricultural crops soybeans pork",
    "security espionage spying spy threat threats",
    "lawmaker lawmakers senator senators congressman congressmen congress congressional republican republicans "
    "democrat democrats legislators",
    "ease eases eased easing relax relaxed reduce reduces reduced remove removes removed lift lifts lifted loosen "
    "soften relief lower cut cuts",
    "tension tensions irritant friction pressure strain strains dispute tiff row conflict spat",
    "say said tell told announce announced state stated declare declared",
    "start started begin began begins open opened launch launched",
    "rise rose increase increased grow grew climb climbed gain gained jump jumped",
    "fall fell drop dropped decline declined decrease decreased slump slumped",
    "kill killed kills dead die died deaths death",
    "injure injured wound wounded hurt injuries",
    "resign resigned quit stepped resignation",
    "approve approved pass passed adopt adopted endorse endorsed",
    "reject rejected refuse refused deny denied oppose opposed opposes opposition",
    "tweet tweets tweeted twitter post posted",
    "police officer officers cops",
    "vote votes voted ballot election elections poll polls",
    "tech technology technologies technological technologically",
    "phone phones cellphone smartphone smartphones handset handsets cell",
    "telecom telecoms telecommunications networking network networks",
    "subsidy subsidies",
    "seek seeks sought want wants wanted demand demands demanded request ask asks asked",
    "surprise surprised startle startled shock shocked stun stunned",
    "envoy adviser advisor aide official officials negotiator",
)
_FAMILY = {word: "=" + listed(members)[0] for members in _FAMILIES for word in listed(members)}


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a folded word, as search knows it; numbers and what has other signs in it stay as they are."""
    return snowball(word) if len(word) <= LONGEST and word.isascii() and word.isalpha() else word


def family(word: str) -> str | None:
    """Return the name of the family of words that news uses for ``word`` and its like, or None."""
    return _FAMILY.get(word)
