"""Outlets and owners of outlets that are known by name: what a page's furniture says of them weighs more, or less.

The lists hold names that are common knowledge, as the outlets write them themselves. Nothing is taken for an outlet
because it is listed here: a page has to say the name in its furniture too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from corpus.cleaning.lexicon import STOP_WORDS
from corpus.cleaning.naming import SECTIONS, VERBS, key_of

_OUTLETS = """
The New York Times; The Washington Post; The Wall Street Journal; USA Today; Los Angeles Times; Chicago Tribune;
The Boston Globe; New York Post; New York Daily News; Newsday; Houston Chronicle; The Dallas Morning News;
San Francisco Chronicle; SFGate; The Mercury News; The Seattle Times; The Denver Post; Star Tribune; Miami Herald;
Tampa Bay Times; Orlando Sentinel; Sun Sentinel; The Atlanta Journal-Constitution; The Philadelphia Inquirer;
Pittsburgh Post-Gazette; The Baltimore Sun; The Plain Dealer; The Columbus Dispatch; Detroit Free Press;
The Detroit News; Milwaukee Journal Sentinel; The Kansas City Star; St. Louis Post-Dispatch; The Arizona Republic;
The Oregonian; The Sacramento Bee; The San Diego Union-Tribune; Las Vegas Review-Journal; The Salt Lake Tribune;
Deseret News; Honolulu Star-Advertiser; The Spokesman-Review; Express-News; Times Union; The Buffalo News;
The Christian Science Monitor; The Washington Times; Washington Examiner; The Hill; Politico; Axios; Roll Call;
RealClearPolitics; Vox; The Verge; Recode; Slate; Salon; The Daily Beast; HuffPost; BuzzFeed News; Business Insider;
Insider; Quartz; The Intercept; ProPublica; Mother Jones; The Nation; The New Republic; National Review;
The Weekly Standard; Reason; The Atlantic; The New Yorker; Vanity Fair; New York Magazine; Time; Newsweek; The Week;
U.S. News & World Report; Foreign Policy; Foreign Affairs; The Diplomat; The National Interest;
The American Conservative; War on the Rocks; Lawfare; Just Security; Defense One; Breitbart; The Daily Caller;
The Federalist; Fox News; Fox Business; CNN; CNN Business; CNNMoney; MSNBC; NBC News; CBS News; CBS Sports; ABC News;
PBS NewsHour; NPR; CNBC; Bloomberg; Reuters; The Associated Press; AP News; UPI; AFP; C-SPAN; Voice of America;
Radio Free Asia; Newsmax; The Blaze; Yahoo News; Yahoo Finance; MSN; MarketWatch; Barron's; Forbes; Fortune;
Fast Company; Inc.; Investopedia; The Motley Fool; Seeking Alpha; TheStreet; Investor's Business Daily;
Financial Times; The Economist; Bloomberg Businessweek; Harvard Business Review; TechCrunch; Wired; Ars Technica;
Engadget; Gizmodo; Mashable; VentureBeat; ZDNet; CNET; PCMag; PCWorld; Computerworld; InfoWorld; Tom's Hardware;
AnandTech; The Register; The Next Web; Digital Trends; Android Authority; Android Police; Android Central;
XDA Developers; 9to5Mac; 9to5Google; MacRumors; AppleInsider; GSMArena; Phandroid; SlashGear; BGR; TechRadar; T3;
IT Pro; Light Reading; FierceWireless; RCR Wireless News; Telecoms.com; Total Telecom; EE Times;
Semiconductor Engineering; DigiTimes; Nikkei Asian Review; Nikkei Asia; IGN; Polygon; Kotaku; Eurogamer;
MIT Technology Review; Scientific American; Live Science; Space.com; New Scientist; Nature; Science; Phys.org;
SpaceNews; Smithsonian; National Geographic; Popular Science; Popular Mechanics; Quanta Magazine; Rolling Stone;
Billboard; Variety; The Hollywood Reporter; Deadline; Entertainment Weekly; Pitchfork; People; ESPN;
Sports Illustrated; BBC News; BBC; The Guardian; The Observer; The Times; The Sunday Times; The Telegraph;
The Daily Telegraph; The Independent; Evening Standard; Daily Mail; Mail Online; MailOnline; Daily Express;
Daily Mirror; The Mirror; The Sun; Daily Star; Metro; City A.M.; New Statesman; The Spectator; Prospect; Private Eye;
Sky News; ITV News; Channel 4 News; The Scotsman; The Herald; The Irish Times; Irish Independent; Irish Examiner; RTÉ;
The Journal; Belfast Telegraph; The Globe and Mail; National Post; Toronto Star; Toronto Sun; Financial Post;
CBC News; CTV News; Global News; Maclean's; Montreal Gazette; Vancouver Sun; Sportsnet; The Sydney Morning Herald;
The Age; The Australian; Australian Financial Review; Herald Sun; The Courier-Mail; The West Australian;
Brisbane Times; WAtoday; news.com.au; Nine News; SBS News; The Conversation; Crikey; The New Zealand Herald;
NZ Herald; Stuff; RNZ; Newshub; South China Morning Post; The Standard; Hong Kong Free Press; RTHK; Asia Times;
China Daily; Global Times; Xinhua; People's Daily; CGTN; Caixin; Caixin Global; Sixth Tone; SupChina; Shanghai Daily;
The China Post; Taipei Times; Taiwan News; Focus Taiwan; The Japan Times; The Mainichi; The Asahi Shimbun;
The Japan News; Kyodo News; Japan Today; The Korea Herald; The Korea Times; Korea JoongAng Daily; Yonhap;
The Straits Times; Channel NewsAsia; CNA; The Business Times; The Star; New Straits Times; Malay Mail;
The Edge Markets; Free Malaysia Today; Bangkok Post; Khaosod English; VnExpress International; Viet Nam News;
The Jakarta Post; Jakarta Globe; Tempo; Philippine Daily Inquirer; Inquirer.net; The Philippine Star; Rappler;
Manila Bulletin; GMA News; ABS-CBN News; The Times of India; Hindustan Times; The Hindu; The Hindu BusinessLine;
The Indian Express; The Economic Times; Business Standard; Mint; Livemint; Moneycontrol; NDTV; India Today; Firstpost;
The Wire; Scroll.in; The Quint; ThePrint; Deccan Herald; Deccan Chronicle; The Telegraph India;
The New Indian Express; The Tribune; DNA; Zee News; News18; Business Today; Outlook; Gadgets 360; Dawn;
The Express Tribune; The News International; Geo News; The Daily Star; Dhaka Tribune; The Kathmandu Post; Al Jazeera;
Al Arabiya; Gulf News; Khaleej Times; The National; Arab News; Al Bawaba; Middle East Eye; Al-Monitor; Haaretz;
The Jerusalem Post; The Times of Israel; Ynetnews; Daily Sabah; Hürriyet Daily News; Tehran Times; Press TV; RT;
Sputnik; TASS; The Moscow Times; Meduza; Kyiv Post; Deutsche Welle; DW; Der Spiegel; Spiegel Online;
Spiegel International; Die Zeit; Die Welt; Süddeutsche Zeitung; Frankfurter Allgemeine Zeitung; FAZ; Handelsblatt;
Handelsblatt Global; Handelsblatt Today; Bild; Focus; Stern; taz; Tagesspiegel; Tagesschau; Heise Online; Golem.de;
Neue Zürcher Zeitung; NZZ; Tages-Anzeiger; SWI swissinfo.ch; Der Standard; Die Presse; The Local; Politico Europe;
EUobserver; Euractiv; Euronews; France 24; RFI; Le Monde; Le Figaro; Libération; Les Echos; L'Express; L'Obs;
Le Point; La Croix; Mediapart; El País; El Mundo; ABC; La Vanguardia; Expansión; Público; Diário de Notícias;
Corriere della Sera; La Repubblica; La Stampa; Il Sole 24 Ore; ANSA; De Telegraaf; de Volkskrant; NRC;
Het Financieele Dagblad; NL Times; De Standaard; Le Soir; The Brussels Times; Aftonbladet; Dagens Nyheter;
Svenska Dagbladet; Helsingin Sanomat; Yle; Aftenposten; VG; Politiken; Berlingske; Folha de S.Paulo; O Globo;
O Estado de S. Paulo; Valor Econômico; Clarín; La Nación; El Universal; Reforma; Milenio; Mail & Guardian;
Daily Maverick; News24; Business Day; Daily Nation; The East African; Premium Times; The Punch; Vanguard; ThisDay;
The Guardian Nigeria; AllAfrica; Egypt Independent; Ahram Online; GZERO Media; Project Syndicate; Brookings;
Council on Foreign Relations; Center for Strategic and International Studies; PolitiFact; FactCheck.org; Snopes;
Healthline; STAT; Stat News; The Real Deal; Florida Today
"""
_OWNERS = """
Dow Jones; News Corp; Vox Media; Condé Nast; CBS Interactive; ViacomCBS; Oath; Oath Tech Network; Verizon Media;
Hearst; Hearst Communications; Hearst Newspapers; Gannett; Microsoft; Penske; Penske Media; Penske Business Media;
Future US; Future Publishing; Ziff Davis; NBCUniversal; NBC Universal; Comcast; Guardian News and Media;
Guardian News & Media; Cable News Network; Turner; Turner Broadcasting System; Time Warner; WarnerMedia; Meredith;
Tribune Publishing; Tronc; McClatchy; Advance Local; Advance Local Media; Advance Publications; Lee Enterprises;
Gatehouse Media; MediaNews Group; Digital First Media; Nexstar; Nexstar Broadcasting; Sinclair; Gray Television;
Gray Digital Media; Tegna; Scripps; Postmedia; Postmedia Network; Rogers Media; Bell Media; Torstar; Fairfax Media;
Nine Digital; News Limited; News UK; News Group Newspapers; Times Newspapers; Telegraph Media Group; Reach; ESI Media;
Associated Newspapers; Express Newspapers; Trinity Mirror; Insider Inc; Axel Springer; G/O Media; Gizmodo Media Group;
Gizmodo Media; Korangy Publishing; Poynter Institute; The Poynter Institute; Bennett, Coleman; Bennett; HT Media;
Living Media India; TV18; Network18; Zee Media; Nikkei; SPH Digital News; Singapore Press Holdings; Mediacorp;
Capitol News Company; Capitol Hill Publishing; News Communication; News Communications; Situation Publishing;
Incisive; AOL; Yahoo; Google; Facebook; WordPress.com; WordPress; Blogger; Disqus; Getty Images; Shutterstock;
Outbrain; Taboola
"""
_SHORT = {
    "nyt": "The New York Times",
    "wsj": "The Wall Street Journal",
    "wapo": "The Washington Post",
    "scmp": "South China Morning Post",
    "ft": "Financial Times",
    "smh": "The Sydney Morning Herald",
    "thehill": "The Hill",
}
"""Short forms that a page uses of its own name beside the full one."""


@cache
def known_outlets() -> frozenset[str]:
    """Return the keys of the outlets known by name (see ``naming.key_of``)."""
    return frozenset(map(key_of, _names(_OUTLETS)))


@cache
def known_owners() -> frozenset[str]:
    """Return the keys of the names of owners, vendors and platforms."""
    return frozenset(map(key_of, _names(_OWNERS)))


def full_name(key: str) -> str | None:
    """Return the name that a short form stands for, or None."""
    return _SHORT.get(key)


def named_in(words: Sequence[str]) -> Iterator[str]:
    """Yield the keys of known outlets that stand among ``words``, those of a line's key.

    Names that are a common word too, "Time" or "Nature", are not looked for, and none is that may be the end of a
    longer one: "East China Post".
    """
    for place, word in enumerate(words):
        for name in _by_first_word().get(word, ()):
            before = words[place - 1] if place else ""
            apart = not before or before in VERBS or before in SECTIONS or before in STOP_WORDS
            if apart and tuple(words[place : place + len(name)]) == name:
                yield " ".join(name)


@cache
def _by_first_word() -> dict[str, list[tuple[str, ...]]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for name in _names(_OUTLETS):
        parts = tuple(key_of(name).split())
        if len(parts) > 1 or sum(map(str.isupper, name.removeprefix("The "))) > 1:
            index.setdefault(parts[0], []).append(parts)
    return index


def _names(source: str) -> list[str]:
    return [name for name in (" ".join(part.split()) for part in source.split(";")) if name]
