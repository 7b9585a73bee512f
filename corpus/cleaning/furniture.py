"""The vocabulary of furniture: what menus, prompts and footers say on any site, as regular expressions in lower case.

``LABELS`` match a whole line, stripped of marks at its ends; each says whether the article is over where it stands.
``PHRASES`` stand anywhere in a line and weigh on their own scale, where 1 makes a short line furniture.
"""

from __future__ import annotations

from corpus.article import CutReason

_NETWORK = (
    r"(?:facebook|twitter|x|linked ?in|whatsapp|e-?mail|messenger|pinterest|reddit|flipboard|instagram|"
    r"google ?(?:\+|plus|news|classroom)?|"
    r"telegram|tumblr|snapchat|youtube|tik ?tok|pocket|print|sms|text|line|viber|vk|wechat|weibo|bluesky|threads|"
    r"stumbleupon|digg|rss|"
    r"evernote|copy(?: the)?(?: link| url)?|link|more|blogger|delicious|hacker news|skype|fb|mix|tweet|pin(?: it)?|"
    r"mail|like|share|save|bookmark|feed|apple news)"
)
_KIND = (
    r"(?:stor(?:y|ies)|articles?|posts?|news|content|coverage|reading|reads|topics?|videos?|links?|items|pages?|headlines|"
    r"features|blogs?|reports?|columns?|opinions?|galler(?:y|ies)|photos|picks|tags|reviews?|episodes|podcasts?|recipes|products|searches|entries)"
)

LABELS: tuple[tuple[CutReason, bool, str], ...] = (
    (
        CutReason.SPONSORED,
        False,
        r"(?:advertisements?|advertising|ad|ads|ad feedback|sponsored(?: (?:content|post|links?|stories|"
        r"by .{0,40}))?|about sponsored content|paid (?:content|post|partnership)(?: .{0,40})?|"
        r"partner content|promoted(?: (?:content|stories|links?|by .{0,40}))?|(?:story continues|continue reading|"
        r"article continues|scroll)(?: below)?(?: (?:after|below|for))?(?: (?:this|the))?(?: advertisement| ad|"
        r" more| video)?|"
        r"content from our (?:partners|sponsors)|sponsor|sponsor message|"
        r"message from our sponsors?|ads by .{0,30}|from our (?:partners|sponsors)|"
        r"presented by .{0,40}|brought to you by .{0,40}|stories from our partners|"
        r"(?:recommended |sponsored |promoted )?(?:by |links by )?(?:taboola|outbrain)(?: .{0,30})?|close ad|"
        r"skip ad|report (?:this )?ad|hide ad|(?:from|around|across) the web)",
    ),
    (
        CutReason.SHARE,
        False,
        rf"(?:\d[\d,.]*k? ?(?:shares?|likes?|retweets?|views?)|(?:click (?:here )?to )?(?:share|tweet|e-?mail|"
        rf"print|pin|post|save|send|forward|like|recommend)(?: (?:this|the|it|on|via|to|with|by|by e-?mail|"
        rf"a friend|{_KIND}|page|now|options|icon|button|{_NETWORK})){{0,6}}(?: \(?opens in (?:a )?new window\)?)?|"
        rf"shar(?:e|ing)(?: (?:options|tools|this))?|{_NETWORK}(?:(?: ?[,|/·•&] ?| and | ){_NETWORK}){{0,11}}|"
        rf"(?:follow|like|find|join|add|connect with|friend)(?: (?:us|me|him|her|them|along|@\w+|our|"
        rf".{{2,24}}))? (?:on|in|via|at) {_NETWORK}(?:(?:,| and|,? @\w+| &)? ?{_NETWORK}?){{0,4}}.{{0,16}}|"
        rf"follow(?: us| me)?(?: on)?|followers?|copy (?:link|url).{{0,30}}|link copied!?|"
        r"copied to clipboard|these are external links and will open in a new window|close share panel|"
        r"show sharing options|leave (?:your )?feedback|(?:view|read|see)? ?(?:this )?(?:story|"
        r"post) on (?:instagram|twitter|facebook)|view this post on instagram|gift (?:this )?article)",
    ),
    (
        CutReason.COMMENTS,
        True,
        r"(?:(?:promoted |top |featured |readers'? )?comments?|"
        r"(?:\d[\d,]*|no|one) (?:comments?|responses?|repl(?:y|ies)|thoughts?)(?: (?:on|"
        r"to) .{0,100})?|(?:leave|post|add|write|submit) (?:a |an |your |new )?(?:comment|reply|"
        r"response)s?(?: here)?|"
        r"(?:view|show|hide|see|read|load|all|more|open|close|go to|jump to|skip to)(?: all| the| more| \d+|"
        r" most recent)* comments?(?: \(?\d+\)?)?|join the (?:conversation|discussion|debate)|comments? (?:\(\d+\)|"
        r"closed|are closed.?|policy|section|guidelines)|"
        r"(?:.{2,40} (?:says|said|wrote|replied|commented)(?: ?:|:? \(?on .{2,40}| (?:\d{1,2}|an?) \w+ ago.{0,20})|"
        r"have your say|what do you think\??|your comments|discussion|reader comments|conversation|conversations|"
        r"sort by|newest|oldest|most liked|cancel reply|reply|be the first to comment.?|(?:sign|"
        r"log) in to (?:comment|join).{0,20}|"
        r"you must be logged in to post a comment.?|your email address will not be published.{0,60}|"
        r"required fields are marked.{0,10}|notify me of (?:new|follow-?up) .{0,40}))",
    ),
    (
        CutReason.RELATED_STORIES,
        True,
        rf"(?:(?:you may|you might|we think you'll|you'll|you will|readers|people) (?:also )?(?:like|"
        rf"be interested in|enjoy|want to (?:read|see)|love|have missed|have read|liked|read|viewed|"
        rf"watched)(?: .{{0,30}})?|"
        rf"more (?:from|in|on|about|by|like)\b.{{0,48}}|more (?:(?:from|top|great|related|recent|latest|popular|"
        rf"business|sports?|world|local|politics|political|opinion|{_KIND}) ?){{1,3}}|"
        rf"related(?: (?:{_KIND}|to .{{0,60}}|(?:news|internet|stories|video|web) {_KIND}))?:?|(?:most|"
        rf"more) (?:read|popular|viewed|shared|watched|commented|recent|discussed|emailed|clicked|"
        rf"wanted)(?: .{{0,40}})?|"
        rf"(?:trending|recommended|suggested|popular|latest|top|featured|recent|similar|other|must[- ]read|"
        rf"must[- ]see|breaking|hot|new|current|today's|editors?['’]?s?)(?: (?:now|today|this week|right now|"
        rf"in .{{2,30}}|on .{{2,30}}|from .{{2,30}}|for you|by .{{2,30}}|top|local|us|world|national|breaking|"
        rf"business|sports|entertainment|political|political news|latest|most popular|{_KIND}|stories|pick|"
        rf"choice)){{1,4}}|"
        rf"(?:trending|recommended|most popular|don['’]?t miss|up next|read next|next up|what to read next|"
        rf"see also|read also|also read|also on .{{2,40}}|keep reading|(?:also|elsewhere|previously|inside|"
        rf"coming up) (?:in|on) .{{2,40}}|in other news|in case you missed it|top picks|what['’]?s hot|highlights|"
        rf"next (?:article|story|post|up)|prev(?:ious)?(?: (?:article|story|post))?|latest|most viewed|popular|"
        rf"trending (?:topics|stories|now)|editor['’]?s picks?|the latest|top (?:stories|news|headlines)|"
        rf"latest (?:news|stories|headlines|videos?)|watch (?:next|more|live|now)|now playing|for you|"
        rf"if you (?:liked|enjoyed) this .{{0,60}}|"
        rf"explore more|go deeper|recommended for you|this week['’]s most popular|best of .{{2,30}}|load more.{{0,20}}|"
        rf"show more.{{0,20}}|see more.{{0,20}}|view more.{{0,20}}|discover more|the (?:big|day['’]s) stor(?:y|"
        rf"ies)|check (?:these|this|it|them) out))",
    ),
    (
        CutReason.SUBSCRIPTION_PROMPT,
        False,
        r"(?:(?:subscribe|register|become a (?:member|subscriber|supporter)|support us|donate|contribute|join|"
        r"renew)(?: (?:now|today|here|free|for free|online|to .{2,60}|for .{2,50}|with .{2,30}|us|and .{2,40}|"
        r"digital|unlimited|access))?[.!]?|"
        r"(?:already|not) (?:a |an |have an )?(?:subscriber|member|account|registered|subscribed)\??.{0,40}|"
        r"(?:start|get|begin) (?:your |a |our )?(?:free |digital |unlimited |full |all |exclusive |"
        r"instant )*(?:trial|access|subscription|membership)\b.{0,40}|see (?:all |our |"
        r"my )?(?:subscription )?(?:offers|options|plans)\b.{0,30}|"
        r"try (?:it |us )?(?:free|\d+|one|two|three)\b.{0,40}|offers? ends?\b.{0,30}|limited[- ]time offer.{0,30}|"
        r"(?:digital |print |home |your )?subscriptions?(?: .{0,20})?|subscriber(?:s)? (?:only|exclusive|services|"
        r"login).{0,20}|cancel any ?time.?|manage (?:my |your )?(?:subscription|account).{0,20}|"
        r"thank(?:s| you)(?: so much| very much)? for (?:reading|visiting|watching|listening|subscribing|"
        r"signing up).{0,30}|"
        r"(?:more )?newsletters?(?: sign[- ]?up)?|"
        r"(?:e-?mail|our|daily|free|the .{2,30}|sign up for(?: our)?(?: .{2,30})?|"
        r"get(?: our)?) newsletters?.{0,20}|sign me up|subscribed|count me in|sign[- ]?up(?: (?:now|here|today|free|"
        r"for .{2,60}|to .{2,60}))?[.!]?|(?:enter |your )+(?:e-?mail|email address).{0,30}|e-?mail address|"
        r"give (?:this article|a gift)|we rely on .{2,40} support.{0,30})",
    ),
    (
        CutReason.SITE_FOOTER,
        True,
        r"(?:(?:©|\(c\)|copyright)\s?(?:©\s?)?(?:\d{4}|.{0,60}(?:\d{4}|rights reserved|inc|llc|ltd)).{0,120}|"
        r".{0,80}all rights reserved.{0,60}|terms(?: (?:of|and|&) (?:use|service|sale|conditions|privacy.{0,20}))?|"
        r"(?:your )?(?:privacy|cookies?)(?: (?:policy|notice|statement|settings|choices|preferences|rights|center|"
        r"centre|& .{2,20}|and .{2,20}|rights))?|"
        r"powered by .{2,50}|(?:(?:theme|site|website|web)? ?design(?:ed)?|developed|built|hosted|published|"
        r"maintained) (?:by|with|on) .{2,40}|do not sell(?: or share)? my.{0,40}|ad ?choices|contact(?: us| me|"
        r" the .{2,30})?|about(?: us| me| the (?:author|writer|authors|site))|advertis(?:e|ing)(?: with us|"
        r" info.{0,12}| policy| on .{2,30})?|accessibility(?: (?:statement|help|links|& .{2,8}))?|site ?map|"
        r"careers?|"
        r"(?:press|media) (?:room|kit|cent(?:er|re)|office)|feedback|help(?: (?:cent(?:er|re)|& .{2,12}|desk))?|"
        r"faqs?|support|work (?:for|with) us|jobs|corrections(?: .{2,20})?|report an? (?:error|typo|issue|"
        r"correction).{0,20}|our standards:.{0,80}|licensing(?: .{2,20})?|reprints(?: .{2,40})?|"
        r"back to (?:the )?top|return to top|go to top|site (?:index|information).{0,20}|customer (?:service|care|"
        r"support)|follow the .{2,20}|(?:california|eu) .{2,20}(?:privacy|rights).{0,20}|rss(?: feeds?)?|"
        r"e-?edition|digital edition|newsroom|editorial (?:policy|standards|guidelines|code)|code of (?:ethics|"
        r"conduct)|public file.{0,20}|community (?:guidelines|rules)|legal(?: .{2,20})?|disclaimer|archives?)",
    ),
    (
        CutReason.NAV,
        False,
        r"(?:skip (?:to|past|navigation|nav|main|ad).{0,40}|(?:main |site |top |open |close |toggle |show |"
        r"hide |mobile |primary |secondary |full |global |section )*(?:menu|navigation|nav|search|"
        r"sidebar)(?: (?:navigation|menu|search|icon|button|form|query|the .{2,20}|for:?|site|this site|"
        r"results?|open|close|submit|here))*:?|search(?:ing)?(?: .{1,30})?[…:.]*|sections?|"
        r"(?:sign|log)[ -]?(?:in|out|on|up)(?: (?:or|/|&|with|to|via|here|now) ?.{0,30})?|login|logout|register|"
        r"(?:my |your )(?:account|profile|feed|list|saved .{2,20}|news|bookmarks|settings|library|subscription)|"
        r"account(?: (?:settings|details))?|profile|home(?: ?page)?|(?:us |uk |international |world |global |"
        r"u\.s\. |asia |europe |australia |current )?edition(?:s|:.{0,30})?|"
        r"(?:filed|posted|published|categori[sz]ed|archived) (?:under|in):?.{0,100}|(?:tags?|topics?|"
        r"categor(?:y|ies)|keywords?|labels?|explore|in this (?:article|story)|mentioned in this .{2,10}|"
        r"see more on|channels?)(?::.{0,160}| )?|from the section .{2,40}|subjects?|"
        r"(?:reading|listening|read|listen) time:?.{0,20}|"
        r".{0,12}\bmin(?:ute)?s? (?:read|listen)|\d{1,2} ?[-–] ?\d{1,3} min(?:ute)?s?|"
        r"listen to (?:this|the) .{0,40}|follow (?:topics?|tags?|"
        r"this (?:story|topic)|author).{0,60}|(?:you are here:? ?)?home [>»›/|].{0,120}|more to (?:follow|"
        r"come)|(?:click|tap|press) (?:here |to )+.{0,40}|close|open|expand|collapse|next|back|done|ok|cancel|"
        r"submit|dismiss|go|yes|no|allow|block|not now|maybe later|no,? thanks|got it|accept(?: all)?|reject all|"
        r"decline|customi[sz]e|manage preferences|i accept|i agree|"
        r"this (?:article|story|post) (?:is|was published) (?:more than|over) \w+ (?:year|month)s? (?:old|ago)"
        r".{0,60}|"
        r"list (?:\d+ )?of \d+(?: items?)?|end of list|(?:\d{1,2} ){2,12}(?:next|last|[>»| ])*|"
        r"loading[.…]*|see all(?: .{0,30})?|view all(?: .{0,30})?|"
        r"show all(?: .{0,30})?|(?:read|view|see|show|learn|find out|watch|listen|load) (?:more|less|all|now|"
        r"here|full .{2,20}|the full .{2,20}|full|later|in app|aloud|this story)(?: [»>→…]*)?|more[.…»]*|"
        r"continue(?: reading)?[.…»→]*|"
        r"(?:\d+ (?:of|/) \d+|\d+/\d+|slide \d+ of \d+|page \d+(?: of \d+)?|image \d+ of \d+|\d+ (?:photos?|"
        r"images|pictures|min(?:ute)?s?(?: read)?|slides|videos?|items?))|(?:play|pause|mute|unmute|replay|stop|"
        r"volume|fullscreen|full screen|autoplay|captions?|subtitles?|quality|settings|current time|duration|"
        r"play video|watch|listen|video|videos|photos?|gallery|galleries|audio|podcasts?|live(?: tv| blog|"
        r" updates)?|watch live|on air|media caption.{0,80}|your browser does not support.{0,60}|"
        r"video player.{0,40}|media playback.{0,60}|this video .{0,60})|"
        r"(?:jump|scroll|go) to .{2,40}|(?:font|text) size.{0,10}|a-|a\+|aa|(?:get|download) (?:the|"
        r"our) (?:app|.{2,20} app)|view (?:in|on) .{2,30}|hide (?:caption|transcript)|toggle caption|"
        r"enlarge(?: this image| image)?|transcript|weather|obituaries|classifieds|horoscopes?|crosswords?|"
        r"puzzles|games|shop|shopping|store|e-?paper|subscribe|language|english|español|languages|date|author|"
        r"select .{2,20})",
    ),
    (
        CutReason.OTHER,
        False,
        r"(?:from|von|de|da|reply-to|to|an|para|cc|kopie|subject|betreff|objet|asunto|oggetto): \S.{0,140}|"
        r"(?:sent|gesendet): \D{1,60}|"
        r"(?:begin |anfang der )?(?:forwarded|weitergeleitete(?:n)?|original|urspr[uü]ngliche) (?:message|nachricht)|"
        r"(?:(?:sent|gesendet|envoyé|enviado) (?:from|via|von|depuis|de|desde) (?:my |meinem |mon |mi )?"
        r"(?:iphone|ipad|android.{0,20}|samsung.{0,20}|blackberry.{0,20}|mobile.{0,20}|outlook.{0,20}|mail.{0,20}))",
    ),
)

PHRASES: tuple[tuple[CutReason, float, str], ...] = (
    (
        CutReason.SUBSCRIPTION_PROMPT,
        1.0,
        r"free (?:articles?|stor(?:y|ies)|briefs?|reads?|views?|(?:article|stor|brief)\S{0,40}) ?(?:left|remaining|"
        r"this month|to go)|no more free|(?:your|the) (?:free )?trial (?:has|is|will)|subscribers? (?:can|get|only|"
        r"receive|enjoy)|(?:dollars|pounds|euros|[$£€]\d[\d.]*) (?:a|per) (?:week|month|year)|"
        r"\{\{[^}]{0,60}\}\} free article|last free article|you've (?:now )?read \d+ articles?\b|"
        r"your (?:support|donation|contribution|membership|gift) "
        r"(?:helps?|makes?|keeps?|allows?|means|enables?|funds?|powers?)|"
        r"^(?:support|donate to|help fund) (?:\w+ ){0,2}(?:journalism|news|reporting)\b|"
        r"reader(?:s'|s)? support|support from (?:our )?readers|keep (?:this|our) (?:work|journalism|site) free|"
        r"quality journalism|by subscribing,|articles? left (?:this month)?|(?:need|have|purchase|"
        r"buy|renew|get|with|activate|start) (?:an? |your )?(?:\w+ )?subscription|"
        r"trial (?:period )?(?:has )?(?:expired|ends)|(?:full|unlimited|digital|premium|"
        r"exclusive) (?:digital )?access|"
        r"(?:become|are) an? (?:\w+ )?(?:subscriber|member|patron)|subscribe (?:to|now|today|here|for)|(?:sign|"
        r"signed|signing) up (?:for|to|here|now|today|below)|(?:our|free|daily|weekly|morning|e-?mail|"
        r"the) (?:\w+ ){0,3}newsletters?\b|(?:delivered|sent|straight|direct|directly) (?:directly |"
        r"straight )?(?:to|into) your (?:in-?box|email|e-mail)|in your in-?box|"
        r"(?:log|sign) in (?:to|or|with) |create (?:an|your|a free) account|already (?:a )?(?:subscriber|"
        r"registered|have an account)|\d+ (?:weeks?|months?|days?) for (?:only |just )?[$£€]|per (?:month|"
        r"week) (?:after|for)|(?:support|fund|donate to) (?:our|independent|local|quality|this) (?:journalism|"
        r"work|reporting|newsroom|site)|reader[- ]supported|breaking news alerts|tax[- ]deductible|daily digest|"
        r"(?:by|when you) (?:submitting|signing up|providing|entering|subscribing|clicking)|unsubscribe|"
        r"you(?:'re| are| have)? receiv(?:ed|ing) this (?:e-?mail|newsletter|message)|(?:this|the) (?:e-?mail|message)"
        r"(?: and any (?:attachments?|files?).{0,40})? (?:is|are|may be|contains?) .{0,40}confidential",
    ),
    (
        CutReason.SITE_FOOTER,
        0.9,
        r"^(?:©|\(c\)|copyright)(?: ©)? ?\d{4}.*|e-?mail (?:us|the (?:editor|newsroom|author)|me)\b|write to (?:us|"
        r"the (?:[\w']+ )?editor)|letters for publication|letters? to the editor|letters? form|contact (?:us|"
        r"the (?:editor|author|newsroom))|please (?:e-?mail|contact|call|write|let us know)|news ?tips?|send (?:us|"
        r"your|in) |all rights reserved|terms (?:of (?:use|service)|and conditions|& conditions)|privacy (?:policy|"
        r"notice)|cookie (?:policy|settings)|"
        r"(?:we|site|website|page) (?:and our partners )?uses? cookies|use of cookies|cookies (?:to |are |that |"
        r"will |may |on |for )|(?:these|such|essential|necessary|our|party|consent|of|accept|manage) cookies|"
        r"consent prior|by (?:continuing|using|clicking|visiting) (?:to |this |our |\")|may not be (?:published|"
        r"reproduced|copied|redistributed)|(?:broadcast|rewritten),? or redistributed|(?:part of|trademarks? of|"
        r"property of|owned by|operated by|a division of) .{2,60}(?:inc|llc|ltd|corp|network|media|group|"
        r"company)\b|market data (?:provided|delayed)|quotes? (?:delayed|displayed)|delayed (?:at least|by)|"
        r"(?:affiliate|commission) (?:links?|programs?|partnerships?)|(?:earn|receive|"
        r"get) (?:an? )?(?:\w+ )?(?:commissions?|fee|revenue)|not responsible for the content|external (?:sites|"
        r"links|internet)|third[- ]party (?:content|cookies|sites)|^if you have (?:any )?questions?\b|"
        r"if you (?:would like|'d like|want|wish|see|"
        r"spot|find|notice) .{0,60}(?:comment|error|typo|correction|e-?mail|let us know|report|feedback)|"
        r"the views expressed|opinions expressed|do(?:es)? not (?:necessarily )?(?:reflect|represent) the|"
        r"provided by .{2,40} (?:news )?service|powered by|javascript (?:is |must |to |in )|enable javascript|"
        r"your browser|protected by recaptcha|"
        r"(?:something went|an error has|an error) (?:wrong|occurred)|please try again",
    ),
    (
        CutReason.COMMENTS,
        0.9,
        r"(?:leave|post|posting|add|write|submit) (?:a |an |your )?(?:comments?|reply)|comments? (?:are|"
        r"is) (?:closed|not available|disabled|turned off|"
        r"moderated|subject|published|now closed|welcome|below|section)|join the conversation|"
        r"(?:share|tell us|let us know) (?:your|what you|in the) (?:thoughts|think|views|opinion|comments?)|"
        r"^share or comment on this|(?:accepting|accept|taking) comments|"
        r"in the comments|sound off|have your say|comment(?:ing)? (?:policy|guidelines|system)|disqus|"
        r"required fields|will not be published|be the first to (?:comment|know)",
    ),
    (
        CutReason.SHARE,
        0.9,
        r"(?:follow|like|find|join|tweet|friend) (?:us|me|him|her|them|@?\w+(?: \w+)?) (?:on|at) (?:twitter|"
        r"facebook|instagram|linkedin|youtube|@)|on (?:twitter|instagram|facebook)[:,]? (?:at )?@\w+|"
        r"share (?:this|on|via|with)|(?:click|tap) to (?:share|email|print|copy)|opens in (?:a )?new window|"
        r"follow @\w+",
    ),
    (
        CutReason.SPONSORED,
        1.0,
        r"sponsored (?:content|by|post|link)|commissioned by|paid (?:for by|content|post|advertisement|partner)|"
        r"this (?:content|post|article|story) (?:was|is) (?:\w+ )?(?:produced|created|sponsored|paid|commissioned|"
        r"brought)|advertis(?:ement|ing feature)|(?:brought|presented) to you by|promoted (?:content|by)|"
        r"in partnership with|branded content",
    ),
    (CutReason.RELATED_STORIES, 1.5, r"^(?:also|elsewhere|previously) in (?:this|today's|the) .{2,30}:"),
    (
        CutReason.PROMO,
        0.8,
        r"learn more (?:about|at|here)|(?:download|get|install) (?:the|our) (?:\w+ ){0,3}app\b|available (?:on|in|"
        r"from) (?:the )?(?:app store|google play|itunes)|app store|google play|(?:buy|order|shop|pre-?order|book|"
        r"register|enter|vote|apply|watch|listen|stream|tune in|click|visit|check out|try) (?:it |now|here|today|"
        r"our |us |the full|for a chance)|(?:stay|keep|get) (?:ahead|connected|informed|updated|up[- ]to[- ]date|"
        r"in the know|the latest|unique|trusted|exclusive|insights|alerts)|(?:our|with) exclusives?\b|"
        r"don['’]t miss (?:out|our|a|the)|like (?:this|what you)|for more (?:information|news|stories|on|details|"
        r"from)|(?:read|see|watch|hear|find|view) (?:more|the full|all|full|our|also) |(?:listen|subscribe) (?:to|"
        r"on) .{2,30}(?:podcast|itunes|spotify)|gift (?:guide|card)|"
        r"^(?:download|follow) (?:your|our|the|all our) .{3,60} here\b|"
        r"^(?:purchase|buy|license) (?:a licence for )?this (?:article|story|content)\b|"
        r"we['’]ll send you|(?:be )?added to your (?:\w+ ){0,3}(?:feed|list|library)|"
        r"^(?:find|get|catch|check out|discover) (?:out )?(?:all )?(?:the |our )?(?:latest|breaking|upcoming)|"
        r"catch all the|"
        r"ai[- ]generated summar|(?:on|for|from) ios (?:or|and) android|"
        r"^(?:recommended|our|our new|today's|popular|more) (?:e-?mail )?newsletters?:|"
        r"do you (?:like|enjoy|love) (?:the|this|our|what)|promo code|coupon|% off|free shipping|"
        r"exclusive (?:offers|deals|content)|see (?:also|related)|never miss|^before it['’]?s (?:here|news)\b",
    ),
    (
        CutReason.OTHER,
        0.8,
        r"is an? (?:\w+[- ]){0,5}(?:reporter|correspondent|columnist|contributor|journalist|editor|blogger|"
        r"producer|freelancer?|(?:staff |freelance |senior |feature )?writer|intern|fellow|author)\b(?: (?:at|for|"
        r"with|of|who|covering|based|in|and)\b|[.,])|(?:he|she|they) (?:covers|writes about|has written for|"
        r"previously (?:worked|wrote|covered)|is the author of|lives in|tweets at|joined|graduated)|"
        r"can be reached at|reach (?:him|her|them) at|contact (?:him|her|them|the (?:writer|reporter|author))|"
        r"(?:contributed|contributed to) (?:to )?(?:this|the) (?:report|story|article)|"
        r"[\w.]{2,30}+@[\w-]{2,30}\.\w{2,6}|(?:is|was) (?:first|originally) (?:published|appeared|posted)|"
        r"(?:article|story|version|post) (?:first |originally )?appeared (?:on|in|at)|\(?(?:reporting|writing|"
        r"editing|additional reporting|graphics?) by|has been updated|"
        r"^published in the (?:\w+ ){0,4}edition\b|"
        r"^\(?(?:updates|adds|recasts|corrects|rewrites) .{0,80}(?:paragraphs?|throughout|headline)\b|"
        r"^this (?:article|story|post|page) (?:is|was published|was first published) "
        r"(?:more than|over|about) \w+ (?:year|month)s?|"
        r"(?:information|content) may (?:no longer be|not be|be out of)|"
        r"this story (?:was|has (?:not )?been|is)|a version of this (?:article|story) |"
        r"^(?:this (?:article|story) )?appeared in the .{4,40} edition\b|"
        r"this (?:article|story|post) (?:was|has been) (?:updated|corrected|amended|originally)|"
        r"editor['’]?s note",
    ),
)

IMPERATIVE = (
    r"(?:get|stay|know|join|keep|try|discover|enjoy|make|be|never|don't|want|enjoying|like|love|looking|need|ready|"
    r"become|help|start|open|"
    r"unlock|explore|find|hear|see|watch|follow|save|give|send|tell|write|call|visit|check|shop|buy|order|book|"
    r"read|listen|light|meet|take|learn)\b"
)
OFFER = (
    r"\b(?:you|your|yours|you're|our|ours|us|free|today|daily|inbox|"
    r"every (?:weekday|day|morning|evening|week|month|friday|sunday|saturday|monday))\b"
)
ADDRESS = r"\b(?:you|your|us|our|we|we're|you're|you'd|you'll|please|my|here|now|click)\b"
RELATED_LINK = (
    r"\(?(?:related|(?:for a )?graphic|infographic|interactive|factbox|timeline|read more|read also|also read|more|"
    r"see also|watch|must read|don['’]t miss|read|see more|see|recommended|video|photos|gallery|listen|opinion|"
    r"analysis|explainer|next|previous|up next|click here|editor['’]s pick|trending|in pictures|live|full coverage|"
    r"breaking|exclusive|explained|background|on .{2,12}|"
    r"related (?:stor(?:y|ies)|articles?|contents?|videos?|coverage|news|reading|posts?|links?))"
    r"\s?(?::|>>|»|\||→| - )\s?\S.{5,200}"
    r"|\[[^\[\]]{12,120}\]"
)

_TRADE = """
copyright published republished cookies cookie reporter correspondent writer editor columnist contributor journalist
producer intern fellow author contributed editing updated corrected amended newsletter newsletters subscribe
subscription subscriber unsubscribe reserved terms privacy comment comments commenting posting advertisement advertising
sponsored commissioned partnership twitter facebook instagram linkedin youtube email trial premium alerts digest
journalism redistributed reproduced broadcast permission affiliate commissions javascript browser powered trademark
trademarks opinions promo coupon shipping download app podcast click tap exclusives insights elsewhere tweets letters
disqus paid version syndicated reprints up-to-date notification notifications
"""
TRADE_WORDS = frozenset(_TRADE.split())
_COMMON_TRADE = """
also you your yours us please appeared rights contact mail sign signed signing log free digital listen buy vote
exclusive informed previously covers writes find get catch stay
"""
COMMON_TRADE_WORDS = frozenset(_COMMON_TRADE.split())
"""Words that stand in nearly every phrase above, one of the first kind or two of the second; a long sentence without
them is not searched for phrases."""
