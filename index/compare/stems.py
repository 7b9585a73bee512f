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
    "rise rose increase increased grow grew climb climbed gain gained jump jumped leap leapt surge surged soar soared",
    "fall fell drop dropped decline declined decrease decreased slump slumped slip slipped slid tumble tumbled plunge "
    "plunged sink sank",
    "kill killed kills dead die died deaths death fatal fatally",
    "injure injured wound wounded hurt injuries",
    "missing disappeared vanished unaccounted",
    "inquiry inquiries investigate investigates investigated investigating investigation investigations probe probes "
    "probed",
    "warn warned warns warning warnings alarm alarms alert alerts alerted siren sirens",
    "resident residents inhabitant inhabitants villagers townspeople",
    "passenger passengers traveller travellers traveler travelers holidaymaker holidaymakers tourist tourists",
    "strike strikes striking walkout walkouts stoppage stoppages",
    "union unions unionist unionists",
    "pay wage wages salary salaries",
    "share shares stock stocks",
    "investor investors shareholder shareholders",
    "lawyer lawyers attorney attorneys",
    "court courts judge judges judicial tribunal",
    "jail jailed prison imprisoned imprisonment sentence sentenced sentences sentencing",
    "bribe bribes bribery corruption corrupt graft kickback kickbacks",
    "convict convicted conviction guilty verdict",
    "accuse accused accuses accusation accusations allege alleged alleges allegation allegations charge charged "
    "charges indict indicted indictment",
    "arrest arrested arrests detain detained detention custody",
    "soldier soldiers troops army military",
    "flood floods flooded flooding floodwater floodwaters overflow overflowed overflowing",
    "rain rains raining rained rainfall downpour downpours",
    "storm storms hurricane typhoon cyclone",
    "quake earthquake earthquakes tremor tremors",
    "fire fires blaze blazes flames",
    "crash crashed crashes collision collided",
    "explosion explosions explode exploded blast blasts detonated",
    "attack attacks attacked assault assaulted raid raids raided",
    "takeover takeovers acquisition acquisitions merger mergers merge merged",
    "rival rivals competitor competitors",
    "plant plants factory factories",
    "profit profits earnings",
    "estimate estimates estimated forecast forecasts predict predicted prediction predictions",
    "protest protests protested protester protesters demonstration demonstrations demonstrator demonstrators rally "
    "rallies",
    "doctor doctors physician physicians",
    "hospital hospitals clinic clinics",
    "student students pupil pupils schoolchildren",
    "scientist scientists researcher researchers",
    "vaccine vaccines vaccination vaccinations vaccinated jab jabs",
    "law laws legislation bill bills",
    "decide decides decided decision decisions ruling rulings judgment",
    "delay delays delayed postpone postponed postpones postponement",
    "cancel cancels cancelled canceled cancellation cancellations scrap scrapped",
    "build builds built building construct constructed construction rebuild rebuilding rebuilt reconstruction",
    "loan loans lend lent lending credit",
    "price prices cost costs",
    "car cars vehicle vehicles automobile automobiles",
    "airline airlines carrier carriers",
    "train trains rail railway railways railroad",
    "ship ships vessel vessels boat boats",
    "border borders frontier",
    "refugee refugees migrant migrants",
    "expert experts specialist specialists analyst analysts",
    "refund refunds refunded repay repaid reimburse reimbursed compensation compensate",
    "outage outages blackout blackouts",
    "resign resigned quit stepped resignation",
    "approve approved approval approves pass passed adopt adopted endorse endorsed consent",
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
