"""The vocabulary of furniture: what menus, prompts and footers say on any site, and the reason that each gives.

A label is furniture by itself, as a whole line ("Share this story"); a phrase makes a line furniture in proportion
to its weight, the more so where the line speaks to the reader ("you", "our", "please").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.article import CutReason

LABEL_WORDS = 14
PHRASE_WORDS = 90
WEAK = 0.5
"""The strength of a cue that needs its surroundings to confirm it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What a line's words say about it: the reason for a cut, how sure it is, and whether the article is over."""

    reason: CutReason
    strength: float
    ends: bool = False


_NETWORK = (
    r"(?:facebook|twitter|x|linked ?in|whatsapp|e-?mail|messenger|pinterest|reddit|flipboard|instagram|google ?(?:\+|plus|news|classroom)?|"
    r"telegram|tumblr|snapchat|youtube|tik ?tok|pocket|print|sms|text|line|viber|vk|wechat|weibo|bluesky|threads|stumbleupon|digg|rss|"
    r"evernote|copy(?: the)?(?: link| url)?|link|more|blogger|delicious|hacker news|skype|fb|mix|tweet|pin(?: it)?|mail|like|share|save|comments?|bookmark|feed|apple news)"
)
_KIND = r"(?:stor(?:y|ies)|articles?|posts?|news|content|coverage|reading|reads|topics?|videos?|links?|items|pages?|headlines|features|blogs?|reports?|columns?|opinions?|galler(?:y|ies)|photos|picks|tags|reviews?|episodes|podcasts?|recipes|products|searches|entries)"

_LABELS: tuple[tuple[CutReason, bool, str], ...] = (
    (
        CutReason.SPONSORED,
        False,
        r"(?:advertisements?|advertising|ad|ads|ad feedback|sponsored(?: (?:content|post|links?|stories|by .{0,40}))?|about sponsored content|paid (?:content|post|partnership)(?: .{0,40})?|"
        r"partner content|promoted(?: (?:content|stories|links?|by .{0,40}))?|(?:story continues|continue reading|article continues|scroll)(?: below)?(?: (?:after|below|for))?(?: (?:this|the))?(?: advertisement| ad| more| video)?|"
        r"content from our (?:partners|sponsors)|ads by .{0,30}|from our (?:partners|sponsors)|presented by .{0,40}|brought to you by .{0,40}|stories from our partners|"
        r"(?:recommended |sponsored |promoted )?(?:by |links by )?(?:taboola|outbrain)(?: .{0,30})?|close ad|skip ad|report (?:this )?ad|hide ad|(?:from|around|across) the web)",
    ),
    (
        CutReason.SHARE,
        False,
        rf"(?:\d[\d,.]*k? ?(?:shares?|likes?|retweets?|views?)|(?:click (?:here )?to )?(?:share|tweet|e-?mail|print|pin|post|save|send|forward|like|recommend)(?: (?:this|the|it|on|via|to|with|by|by e-?mail|a friend|{_KIND}|page|now|options|icon|button|{_NETWORK})){{0,6}}(?: \(?opens in (?:a )?new window\)?)?|"
        rf"shar(?:e|ing)(?: (?:options|tools|this))?|{_NETWORK}(?:(?: ?[,|/·•&] ?| and | ){_NETWORK}){{0,11}}|(?:follow|like|find|join|add|connect with|friend)(?: (?:us|me|him|her|them|along|@\w+|our|.{{2,24}}))? (?:on|in|via|at) {_NETWORK}(?:(?:,| and|,? @\w+| &)? ?{_NETWORK}?){{0,4}}.{{0,16}}|follow(?: us| me)?(?: on)?|followers?|copy (?:link|url).{{0,30}}|link copied!?|"
        r"copied to clipboard|these are external links and will open in a new window|close share panel|show sharing options|leave (?:your )?feedback|(?:view|read|see)? ?(?:this )?(?:story|post) on (?:instagram|twitter|facebook)|view this post on instagram|gift (?:this )?article)",
    ),
    (
        CutReason.COMMENTS,
        True,
        r"(?:comments?|(?:\d[\d,]*|no|one) (?:comments?|responses?|repl(?:y|ies)|thoughts?)(?: (?:on|to) .{0,100})?|(?:leave|post|add|write|submit) (?:a |an |your |new )?(?:comment|reply|response)s?(?: here)?|"
        r"(?:view|show|hide|see|read|load|all|more|open|close|go to|jump to|skip to)(?: all| the| more| \d+| most recent)* comments?(?: \(?\d+\)?)?|join the (?:conversation|discussion|debate)|comments? (?:\(\d+\)|closed|are closed.?|policy|section|guidelines)|"
        r"(?:.{2,40} (?:says|said|wrote|replied|commented)(?: ?:|:? \(?on .{2,40}| (?:\d{1,2}|an?) \w+ ago.{0,20})|have your say|what do you think\??|your comments|discussion|reader comments|conversation|conversations|sort by|newest|oldest|most liked|cancel reply|reply|be the first to comment.?|(?:sign|log) in to (?:comment|join).{0,20}|"
        r"you must be logged in to post a comment.?|your email address will not be published.{0,60}|required fields are marked.{0,10}|notify me of (?:new|follow-?up) .{0,40}))",
    ),
    (
        CutReason.RELATED_STORIES,
        True,
        rf"(?:(?:you may|you might|we think you'll|you'll|you will|readers|people) (?:also )?(?:like|be interested in|enjoy|want to (?:read|see)|love|have missed|have read|liked|read|viewed|watched)(?: .{{0,30}})?|"
        rf"more (?:from|in|on|about|by|like)\b.{{0,48}}|more (?:(?:from|top|great|related|recent|latest|popular|business|sports?|world|local|politics|political|opinion|{_KIND}) ?){{1,3}}|"
        rf"related(?: (?:{_KIND}|to .{{0,60}}|(?:news|internet|stories|video|web) {_KIND}))?:?|(?:most|more) (?:read|popular|viewed|shared|watched|commented|recent|discussed|emailed|clicked|wanted)(?: .{{0,40}})?|"
        rf"(?:trending|recommended|suggested|popular|latest|top|featured|recent|similar|other|must[- ]read|must[- ]see|breaking|hot|new|current|today's|editors?['’]?s?)(?: (?:now|today|this week|right now|in .{{2,30}}|on .{{2,30}}|from .{{2,30}}|for you|by .{{2,30}}|top|local|us|world|national|breaking|business|sports|entertainment|political|political news|latest|most popular|{_KIND}|stories|pick|choice)){{1,4}}|"
        rf"(?:trending|recommended|most popular|don['’]?t miss|up next|read next|next up|what to read next|see also|read also|also read|also on .{{2,40}}|keep reading|(?:also|elsewhere|previously|inside|coming up) (?:in|on) .{{2,40}}|in other news|in case you missed it|top picks|what['’]?s hot|highlights|next (?:article|story|post|up)|prev(?:ious)?(?: (?:article|story|post))?|latest|most viewed|popular|trending (?:topics|stories|now)|editor['’]?s picks?|the latest|top (?:stories|news|headlines)|latest (?:news|stories|headlines|videos?)|watch (?:next|more|live|now)|now playing|for you|explore more|recommended for you|this week['’]s most popular|best of .{{2,30}}|load more.{{0,20}}|show more.{{0,20}}|see more.{{0,20}}|view more.{{0,20}}|discover more|the (?:big|day['’]s) stor(?:y|ies)|check (?:these|this|it|them) out))",
    ),
    (
        CutReason.SUBSCRIPTION_PROMPT,
        False,
        r"(?:(?:subscribe|register|become a (?:member|subscriber|supporter)|support us|donate|contribute|join|renew)(?: (?:now|today|here|free|for free|online|to .{2,60}|for .{2,50}|with .{2,30}|us|and .{2,40}|digital|unlimited|access))?[.!]?|"
        r"(?:already|not) (?:a |an |have an )?(?:subscriber|member|account|registered|subscribed)\??.{0,40}|(?:start|get|begin) (?:your |a |our )?(?:free |digital |unlimited |full |all |exclusive |instant )*(?:trial|access|subscription|membership)\b.{0,40}|see (?:all |our |my )?(?:subscription )?(?:offers|options|plans)\b.{0,30}|"
        r"try (?:it |us )?(?:free|\d+|one|two|three)\b.{0,40}|offers? ends?\b.{0,30}|limited[- ]time offer.{0,30}|(?:digital |print |home |your )?subscriptions?(?: .{0,20})?|subscriber(?:s)? (?:only|exclusive|services|login).{0,20}|cancel any ?time.?|manage (?:my |your )?(?:subscription|account).{0,20}|"
        r"newsletters?(?: sign[- ]?up)?|(?:e-?mail|our|daily|free|the .{2,30}|sign up for(?: our)?(?: .{2,30})?|get(?: our)?) newsletters?.{0,20}|sign me up|count me in|sign[- ]?up(?: (?:now|here|today|free|for .{2,60}|to .{2,60}))?[.!]?|(?:enter |your )+(?:e-?mail|email address).{0,30}|e-?mail address|give (?:this article|a gift)|we rely on .{2,40} support.{0,30})",
    ),
    (
        CutReason.SITE_FOOTER,
        True,
        r"(?:(?:©|\(c\)|copyright)\s?(?:©\s?)?(?:\d{4}|.{0,60}(?:\d{4}|rights reserved|inc|llc|ltd)).{0,120}|.{0,80}all rights reserved.{0,60}|terms(?: (?:of|and|&) (?:use|service|sale|conditions|privacy.{0,20}))?|(?:your )?(?:privacy|cookies?)(?: (?:policy|notice|statement|settings|choices|preferences|rights|center|centre|& .{2,20}|and .{2,20}|rights))?|"
        r"powered by .{2,50}|(?:(?:theme|site|website|web)? ?design(?:ed)?|developed|built|hosted|published|maintained) (?:by|with|on) .{2,40}|do not sell(?: or share)? my.{0,40}|ad ?choices|contact(?: us| me| the .{2,30})?|about(?: us| me| the (?:author|writer|authors|site))|advertis(?:e|ing)(?: with us| info.{0,12}| policy| on .{2,30})?|accessibility(?: (?:statement|help|links|& .{2,8}))?|site ?map|careers?|"
        r"(?:press|media) (?:room|kit|cent(?:er|re)|office)|feedback|help(?: (?:cent(?:er|re)|& .{2,12}|desk))?|faqs?|support|work (?:for|with) us|jobs|corrections(?: .{2,20})?|report an? (?:error|typo|issue|correction).{0,20}|our standards:.{0,80}|licensing(?: .{2,20})?|reprints(?: .{2,40})?|back to (?:the )?top|return to top|go to top|site (?:index|information).{0,20}|customer (?:service|care|support)|follow the .{2,20}|(?:california|eu) .{2,20}(?:privacy|rights).{0,20}|rss(?: feeds?)?|e-?edition|digital edition|newsroom|editorial (?:policy|standards|guidelines|code)|code of (?:ethics|conduct)|public file.{0,20}|community (?:guidelines|rules)|legal(?: .{2,20})?|disclaimer|archives?)",
    ),
    (
        CutReason.NAV,
        False,
        rf"(?:skip (?:to|past|navigation|nav|main|ad).{{0,40}}|(?:main |site |top |open |close |toggle |show |hide |mobile |primary |secondary |full |global |section )*(?:menu|navigation|nav|search|sidebar)(?: (?:navigation|menu|search|icon|button|form|query|the .{{2,20}}|for:?|site|this site|results?|open|close|submit|here))*:?|search(?:ing)?(?: .{{1,30}})?[…:.]*|sections?|"
        rf"(?:sign|log)[ -]?(?:in|out|on|up)(?: (?:or|/|&|with|to|via|here|now) ?.{{0,30}})?|login|logout|register|(?:my |your )(?:account|profile|feed|list|saved .{{2,20}}|news|bookmarks|settings|library|subscription)|account(?: (?:settings|details))?|profile|home(?: ?page)?|(?:us |uk |international |world |global |u\.s\. |asia |europe |australia |current )?edition(?:s|:.{{0,30}})?|"
        rf"(?:filed|posted|published|categori[sz]ed|archived) (?:under|in):?.{{0,100}}|(?:tags?|topics?|categor(?:y|ies)|keywords?|labels?|explore|in this (?:article|story)|mentioned in this .{{2,10}}|see more on|channels?)(?::.{{0,160}}| )?|subjects?|(?:reading|listening|read|listen) time:?.{{0,20}}|.{{0,12}}\bmin(?:ute)?s? (?:read|listen)|listen to (?:this|the) .{{0,40}}|follow (?:topics?|tags?|this (?:story|topic)|author).{{0,60}}|(?:you are here:? ?)?home [>»›/|].{{0,120}}|more to (?:follow|come)|(?:click|tap|press) (?:here |to )+.{{0,40}}|close|open|expand|collapse|next|back|done|ok|cancel|submit|dismiss|go|yes|no|loading[.…]*|see all(?: .{{0,30}})?|view all(?: .{{0,30}})?|show all(?: .{{0,30}})?|(?:read|view|see|show|learn|find out|watch|listen|load) (?:more|less|all|now|here|full .{{2,20}}|the full .{{2,20}}|full|later|in app|aloud|this story)(?: [»>→…]*)?|more[.…»]*|continue(?: reading)?[.…»→]*|"
        rf"(?:\d+ (?:of|/) \d+|\d+/\d+|slide \d+ of \d+|page \d+(?: of \d+)?|image \d+ of \d+|\d+ (?:photos?|images|pictures|min(?:ute)?s?(?: read)?|slides|videos?|items?))|(?:play|pause|mute|unmute|replay|stop|volume|fullscreen|full screen|autoplay|captions?|subtitles?|quality|settings|current time|duration|play video|watch|listen|video|videos|photos?|gallery|galleries|audio|podcasts?|live(?: tv| blog| updates)?|watch live|on air|media caption.{{0,80}}|your browser does not support.{{0,60}}|video player.{{0,40}}|media playback.{{0,60}}|this video .{{0,60}})|"
        rf"(?:jump|scroll|go) to .{{2,40}}|(?:font|text) size.{{0,10}}|a-|a\+|aa|(?:get|download) (?:the|our) (?:app|.{{2,20}} app)|view (?:in|on) .{{2,30}}|hide (?:caption|transcript)|toggle caption|enlarge(?: this image| image)?|transcript|weather|obituaries|classifieds|horoscopes?|crosswords?|puzzles|games|shop|shopping|store|e-?paper|subscribe|language|english|español|languages|date|author|select .{{2,20}})",
    ),
)

_PHRASES: tuple[tuple[CutReason, float, str], ...] = (
    (
        CutReason.SUBSCRIPTION_PROMPT,
        1.0,
        r"free (?:articles?|stor(?:y|ies)|briefs?|reads?|views?|(?:article|stor|brief)\S{0,40}) ?(?:left|remaining|this month|to go)|no more free|(?:your|the) (?:free )?trial (?:has|is|will)|subscribers? (?:can|get|only|receive|enjoy)|(?:dollars|pounds|euros|[$£€]\d[\d.]*) (?:a|per) (?:week|month|year)|\{\{[^}]{0,60}\}\} free article|last free article|articles? left (?:this month)?|(?:need|have|purchase|buy|renew|get|with|activate|start) (?:an? |your )?(?:\w+ )?subscription|trial (?:period )?(?:has )?(?:expired|ends)|(?:full|unlimited|digital|premium|exclusive) (?:digital )?access|"
        r"(?:become|are) an? (?:\w+ )?(?:subscriber|member|patron)|subscribe (?:to|now|today|here|for)|(?:sign|signed|signing) up (?:for|to|here|now|today|below)|(?:our|free|daily|weekly|morning|e-?mail|the) (?:\w+ ){0,3}newsletters?\b|(?:delivered|sent|straight|direct|directly) (?:directly |straight )?(?:to|into) your (?:in-?box|email|e-mail)|in your in-?box|"
        r"(?:log|sign) in (?:to|or|with) |create (?:an|your|a free) account|already (?:a )?(?:subscriber|registered|have an account)|\d+ (?:weeks?|months?|days?) for (?:only |just )?[$£€]|per (?:month|week) (?:after|for)|(?:support|fund|donate to) (?:our|independent|local|quality|this) (?:journalism|work|reporting|newsroom|site)|reader[- ]supported|breaking news alerts|tax[- ]deductible|daily digest|(?:by|when you) (?:submitting|signing up|providing|entering|subscribing|clicking)|unsubscribe",
    ),
    (
        CutReason.SITE_FOOTER,
        0.9,
        r"^(?:©|\(c\)|copyright)(?: ©)? ?\d{4}.*|e-?mail (?:us|the (?:editor|newsroom|author)|me)\b|write to (?:us|the (?:[\w']+ )?editor)|letters for publication|letters? to the editor|letters? form|contact (?:us|the (?:editor|author|newsroom))|please (?:e-?mail|contact|call|write|let us know)|news ?tips?|send (?:us|your|in) |all rights reserved|terms (?:of (?:use|service)|and conditions|& conditions)|privacy (?:policy|notice)|cookie (?:policy|settings)|"
        r"(?:we|site|website|page) (?:and our partners )?uses? cookies|use of cookies|cookies (?:to |are |that |will |may |on |for )|(?:these|such|essential|necessary|our|party|consent|of|accept|manage) cookies|consent prior|by (?:continuing|using|clicking|visiting) (?:to |this |our |\")|may not be (?:published|reproduced|copied|redistributed)|(?:broadcast|rewritten),? or redistributed|(?:part of|trademarks? of|property of|owned by|operated by|a division of) .{2,60}(?:inc|llc|ltd|corp|network|media|group|company)\b|market data (?:provided|delayed)|quotes? (?:delayed|displayed)|delayed (?:at least|by)|(?:affiliate|commission) (?:links?|programs?|partnerships?)|(?:earn|receive|get) (?:an? )?(?:\w+ )?(?:commissions?|fee|revenue)|not responsible for the content|external (?:sites|links|internet)|third[- ]party (?:content|cookies|sites)|if you (?:would like|'d like|want|wish|see|spot|find|notice) .{0,60}(?:comment|error|typo|correction|e-?mail|let us know|report|feedback)|the views expressed|opinions expressed|do(?:es)? not (?:necessarily )?(?:reflect|represent) the|provided by .{2,40} (?:news )?service|powered by|javascript (?:is |must |to |in )|enable javascript|your browser",
    ),
    (
        CutReason.COMMENTS,
        0.9,
        r"(?:leave|post|posting|add|write|submit) (?:a |an |your )?(?:comments?|reply)|comments? (?:are|is) (?:closed|moderated|subject|published|now closed|welcome|below|section)|join the conversation|(?:share|tell us|let us know) (?:your|what you|in the) (?:thoughts|think|views|opinion|comments?)|in the comments|sound off|have your say|comment(?:ing)? (?:policy|guidelines|system)|disqus|required fields|will not be published|be the first to (?:comment|know)",
    ),
    (
        CutReason.SHARE,
        0.9,
        r"(?:follow|like|find|join|tweet|friend) (?:us|me|him|her|them|@?\w+(?: \w+)?) (?:on|at) (?:twitter|facebook|instagram|linkedin|youtube|@)|on (?:twitter|instagram|facebook)[:,]? (?:at )?@\w+|share (?:this|on|via|with)|(?:click|tap) to (?:share|email|print|copy)|opens in (?:a )?new window|follow @\w+",
    ),
    (
        CutReason.SPONSORED,
        1.0,
        r"sponsored (?:content|by|post|link)|commissioned by|paid (?:for by|content|post|advertisement|partner)|this (?:content|post|article|story) (?:was|is) (?:\w+ )?(?:produced|created|sponsored|paid|commissioned|brought)|advertis(?:ement|ing feature)|(?:brought|presented) to you by|promoted (?:content|by)|in partnership with|branded content",
    ),
    (CutReason.RELATED_STORIES, 1.5, r"^(?:also|elsewhere|previously) in (?:this|today's|the) .{2,30}:"),
    (
        CutReason.PROMO,
        0.8,
        r"learn more (?:about|at|here)|(?:download|get|install) (?:the|our) (?:\w+ ){0,3}app\b|available (?:on|in|from) (?:the )?(?:app store|google play|itunes)|app store|google play|(?:buy|order|shop|pre-?order|book|register|enter|vote|apply|watch|listen|stream|tune in|click|visit|check out|try) (?:it |now|here|today|our |us |the full|for a chance)|(?:stay|keep|get) (?:ahead|connected|informed|updated|up[- ]to[- ]date|in the know|the latest|unique|trusted|exclusive|insights|alerts)|(?:our|with) exclusives?\b|don['’]t miss (?:out|our|a|the)|like (?:this|what you)|for more (?:information|news|stories|on|details|from)|(?:read|see|watch|hear|find|view) (?:more|the full|all|full|our|also) |(?:listen|subscribe) (?:to|on) .{2,30}(?:podcast|itunes|spotify)|gift (?:guide|card)|promo code|coupon|% off|free shipping|exclusive (?:offers|deals|content)|see (?:also|related)|never miss",
    ),
    (
        CutReason.OTHER,
        0.8,
        r"is an? (?:\w+[- ]){0,5}(?:reporter|correspondent|columnist|contributor|journalist|editor|blogger|producer|freelancer?|(?:staff |freelance |senior |feature )?writer|intern|fellow|author)\b(?: (?:at|for|with|of|who|covering|based|in|and)\b|[.,])|(?:he|she|they) (?:covers|writes about|has written for|previously (?:worked|wrote|covered)|is the author of|lives in|tweets at|joined|graduated)|can be reached at|reach (?:him|her|them) at|contact (?:him|her|them|the (?:writer|reporter|author))|(?:contributed|contributed to) (?:to )?(?:this|the) (?:report|story|article)|[\w.]{2,30}@[\w-]{2,30}\.\w{2,6}|(?:is|was) (?:first|originally) (?:published|appeared|posted)|(?:article|story|version|post) (?:first |originally )?appeared (?:on|in|at)|\(?(?:reporting|writing|editing|additional reporting|graphics?) by|has been updated|this story (?:was|has been|is)|this (?:article|story|post) (?:was|has been) (?:updated|corrected|amended|originally)|editor['’]?s note",
    ),
)

_IMPERATIVE = (
    r"(?:get|stay|know|join|keep|try|discover|enjoy|make|be|never|don't|want|enjoying|like|love|looking|need|ready|become|help|start|open|"
    r"unlock|explore|find|hear|see|watch|follow|save|give|send|tell|write|call|visit|check|shop|buy|order|book|read|listen|light|meet|take|learn)\b"
)
_OFFER = r"\b(?:you|your|yours|you're|our|ours|us|free|today|daily|inbox|every (?:weekday|day|morning|evening|week|month|friday|sunday|saturday|monday))\b"
_ADDRESS = r"\b(?:you|your|us|our|we|we're|you're|you'd|you'll|please|my|here|now|click)\b"
_RELATED_LINK = (
    r"(?:related|read more|read also|also read|more|see also|watch|must read|don['’]t miss|read|see more|see|recommended|video|photos|gallery|listen|opinion|analysis|explainer|next|previous|up next|related story|click here|editor['’]s pick|trending|in pictures|live|full coverage|breaking|exclusive|explained|background|on .{2,12})"
    r"\s?(?::|>>|»|\||→| - )\s?\S.{5,200}"
)


@cache
def _label_patterns() -> tuple[tuple[CutReason, bool, re.Pattern[str]], ...]:
    return tuple((reason, ends, re.compile(pattern)) for reason, ends, pattern in _LABELS)


@cache
def _phrase_patterns() -> tuple[tuple[CutReason, float, re.Pattern[str]], ...]:
    return tuple((reason, weight, re.compile(rf"(?<!\w)(?:{pattern})")) for reason, weight, pattern in _PHRASES)


@cache
def _address() -> re.Pattern[str]:
    return re.compile(_ADDRESS)


@cache
def _imperative() -> re.Pattern[str]:
    return re.compile(_IMPERATIVE)


@cache
def _offer() -> re.Pattern[str]:
    return re.compile(_OFFER)


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"[“\"][^“”\"]{1,400}[”\"]")


@cache
def _template() -> re.Pattern[str]:
    return re.compile(
        r"\{\{[^{}]{0,80}\}\}|\{%[^%]{0,80}%\}|<%[^%]{0,80}%>|\$\{[\w.]{1,40}\}|\[object Object\]|%[A-Z_]{3,30}%|<!--|&nbsp;|\bfunction ?\(|\bvar \w+ ?=|window\.\w+|document\.get"
    )


@cache
def _joined_words() -> re.Pattern[str]:
    return re.compile(r"[a-z][A-Z][a-z]")


@cache
def _related_link() -> re.Pattern[str]:
    return re.compile(_RELATED_LINK, re.IGNORECASE)


@cache
def _icon_words() -> re.Pattern[str]:
    return re.compile(
        r"icon|chevron|arrow|sketch|hamburger|burger|artboard|layer|path|shape|logo|close|menu|search|facebook|twitter",
        re.IGNORECASE,
    )


def find_cue(text: str, words: int) -> Cue | None:
    """Say what kind of furniture a line's words make it, or None where they say nothing."""
    if words > PHRASE_WORDS:
        return _cookie_notice(text) if words <= 2 * PHRASE_WORDS else None
    lowered = text.lower().replace("’", "'")
    if words <= LABEL_WORDS and len(lowered) <= 200:
        bare = lowered.strip(" -–—|•·»«›‹<>→←▶►*+:.!…()[]_=~\"'")
        for reason, ends, pattern in _label_patterns():
            if pattern.fullmatch(bare):
                return Cue(reason, 1.0, ends)
        if _menu_line(text):
            return Cue(CutReason.NAV, 1.0)
        if _related_link().fullmatch(text):
            return Cue(CutReason.RELATED_STORIES, 0.8)
    icons = _icon_labels(text, words)
    if icons:
        return icons
    cue = _phrase_cue(lowered, words) or _appeal(lowered, words)
    if cue is None and _template().search(text):
        return Cue(CutReason.TEMPLATE, 1.0 if words <= 30 else 0.5)
    return cue


def _menu_line(text: str) -> bool:
    """Recognise a menu on one line: short words between bars."""
    parts = [part.split() for part in re.split(r" [|·•] ", text)]
    return len(parts) >= 3 and all(1 <= len(part) <= 2 for part in parts)


def _cookie_notice(text: str) -> Cue | None:
    """Recognise the long notices that ask for consent: they say "cookies" in every other breath."""
    lowered = text.lower()
    asks = "cookie" in lowered and lowered.count("cookie") >= 3 and ("consent" in lowered or "your " in lowered)
    return Cue(CutReason.SITE_FOOTER, 1.0) if asks else None


def _appeal(lowered: str, words: int) -> Cue | None:
    """Recognise a slogan: a short line that tells the reader what to do, or what is offered."""
    if words > 16 or not _imperative().match(lowered) or not _offer().search(lowered):
        return None
    return Cue(CutReason.PROMO, WEAK)


def _icon_labels(text: str, words: int) -> Cue | None:
    """Recognise the names of icons run together ("MenuSearch IconClose"), as text dumps of drawings leave them."""
    joints = len(_joined_words().findall(text))
    if joints >= 3 and joints >= 0.12 * words and len(_icon_words().findall(text)) >= max(2, 0.2 * words):
        return Cue(CutReason.ICON_LABELS, 1.0)
    return None


def _phrase_cue(lowered: str, words: int) -> Cue | None:
    found: dict[CutReason, float] = {}
    plain = _quoted().sub(" ", lowered) if '"' in lowered or "“" in lowered else lowered
    for reason, weight, pattern in _phrase_patterns():
        hits = {match.group() for match in pattern.finditer(plain)}
        if hits:
            found[reason] = weight * len(hits)
    if not found:
        return None
    total = sum(found.values())
    if _address().search(plain):
        total += 0.5
    # in a long line one phrase may be the writer's own; it takes several to make it a prompt
    strength = min(1.0, total / (1.0 + max(0, words - 12) / 18))
    best = max(found, key=lambda reason: (found[reason], -list(CutReason).index(reason)))
    return Cue(best, strength) if strength >= 0.3 else None
