"""Small closed word lists: function words, months, verbs of speech, agencies, and the shape of a name."""

from __future__ import annotations

_STOP_WORDS = """
a about above after again against all almost also although am among an and another any are as at away back be
because been before being below between both but by came can come could did do does doing done down during each
either else enough even ever every few first for from further get go got had has have having he her here hers
herself him himself his how however i if in into is it its itself just last like made make many may me might
more most much must my myself neither never next no nor not now of off on once one only or other our ours out
over own per same say says she should since so some still such than that the their theirs them themselves then
there these they this those though through to too toward under until up upon us very was way we well were what
when where which while who whom whose why will with within without would yet you your yours yourself i'm i've
it's he's she's that's there's don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't
they're we're you're we've they've hasn't haven't hadn't said
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}

_MONTHS_ABROAD = (
    "januar janvier enero janeiro gennaio januari января janvāris stycznia ocak januára ledna",
    "februar février fevrier febrero fevereiro febbraio februari февраля lutego şubat února",
    "märz maerz mars marzo março maart maret марта marca mart marts března",
    "avril abril aprile апреля kwietnia nisan dubna",
    "mai mayo maio maggio mei мая maja mayıs maj května",
    "juni juin junio junho giugno июня czerwca haziran června",
    "juli juillet julio julho luglio июля lipca temmuz července",
    "août aout agosto augustus agustus августа sierpnia ağustos augusti srpna",
    "septembre septiembre setiembre setembro settembre сентября września eylül září",
    "oktober octobre octubre outubro ottobre октября października ekim října",
    "novembre noviembre novembro ноября listopada kasım",
    "dezember décembre decembre diciembre dezembro dicembre desember декабря grudnia aralık prosince",
)
MONTHS_ABROAD = {name: number for number, names in enumerate(_MONTHS_ABROAD, 1) for name in names.split()}
"""Months in other languages, where they are not spelt as in English."""

_SPEECH = """
said says told tweeted wrote added adding announced noted explained argued warned according insisted claimed
acknowledged reported asked testified predicted stated declined
"""
SPEECH_VERBS = frozenset(_SPEECH.split())

AGENCIES = (
    r"Reuters(?: Connect)?|AP(?: Photo)?|Associated Press|AFP|Agence France-Presse|Getty(?: Images)?|EPA(?:-EFE)?|"
    r"EFE|"
    r"Bloomberg(?: News)?|Xinhua|Shutterstock(?:\.com)?|Alamy(?: Stock Photo)?|ZUMA(?: Press)?|NurPhoto|"
    r"Anadolu(?: Agency)?|"
    r"TNS|Tribune News Service|iStock(?:photo)?|Rex(?: Features)?|SIPA(?: USA)?|Kyodo(?: News)?|Yonhap|"
    r"ABACA(?:PRESS)?(?:\.COM)?|"
    r"PA(?: Wire| Images| Media)?|Press Association|Imago|Polaris|Redux|Magnum|VCG|Visual China Group|UPI|AAP|"
    r"Handout|"
    r"Pool(?: Photo)?|CQ Roll Call|Corbis|USA TODAY(?: Network| Sports)?|Icon Sportswire|NBC News|CBS News|"
    r"ABC News|NASA|"
    r"Staff(?: [Pp]hoto(?:grapher)?)?|Unsplash|Pexels|Flickr|Wikimedia(?: Commons)?|Creative Commons|Ukrinform|"
    r"TASS|Sputnik|Agencies|dpa|DPA|ANSA|PTI|IANS|Bernama|Zuma|Bloomberg News|MTI|APA|Keystone"
)
"""Agencies and owners of pictures, as an alternation of a regular expression."""

CAPITAL = "A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽȘȚА-ЯЁІЇЄΑ-Ω"
"""Capital letters that names begin with, for a class of a regular expression."""
NAME = rf"[{CAPITAL}][\w’'.-]{{0,24}}"
NAMES = rf"{NAME}(?: (?:(?:de|da|di|van|von|der|den|bin|al|el|la|le|du|dos|del) ){{0,2}}{NAME}){{0,4}}"
