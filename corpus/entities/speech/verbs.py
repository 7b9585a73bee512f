"""Verbs of saying, by what can go with them: a quotation, a clause, a name for something."""

from __future__ import annotations

from corpus.entities.tokens import word_set

# A clause may follow or go before: "she said (that) the road was shut".
CLAUSAL = word_set(
    "said says say told tells tell added adds announced announces noted notes explained explains argued argues "
    "warned warns declared declares insisted insists insist stated states claimed claims claim acknowledged "
    "acknowledges admitted admits stressed stresses predicted predicts complained complains suggested suggests "
    "testified confirmed confirms maintained maintains asserted asserts cautioned cautions emphasized emphasised "
    "emphasizes reiterated reiterates lamented conceded concedes denied denies contended contends recalled "
    "recalls recounted observed observes remarked remarks replied replies responded countered revealed reveals "
    "estimated estimates alleged alleges allege wrote writes tweeted tweets boasted boasts joked jokes quipped "
    "concluded concludes pledged vowed promised promises threatened proclaimed reckons reckoned opined believes "
    "posted commented continued reported protested disclosed advised retorted hinted swore swears speculated "
    "speculates interjected affirmed remembered guaranteed urged demanded proposed ruled agreed agrees pointed "
    "points reasoned reasons bemoaned bemoans laments mused muses"
)
PARTICIPLES = word_set(
    "saying adding writing calling describing warning noting arguing insisting claiming declaring telling "
    "explaining acknowledging stressing citing tweeting announcing admitting alleging stating predicting "
    "suggesting joking complaining conceding denying confirming emphasizing emphasising remarking vowing "
    "promising pledging branding labeling labelling denouncing dismissing praising accusing recalling observing "
    "quoting asking urging pleading referring hailing boasting concluding shouting thanking pointing demanding "
    "threatening lamenting dubbing reiterating maintaining asserting contending posting deriding mocking blasting "
    "lambasting thundering"
)
# These too stand beside a quotation, whole or partial.
OTHER = word_set(
    "asked asks ask called calls call described describes dubbed branded labeled labelled brands labels praised "
    "criticized criticised blasted denounced condemned dismissed dismisses accused hailed referred refers cited "
    "cites expressed defended likened compared characterized characterised blamed retweeted thanked ordered "
    "instructed wanted wants thinks thought believed expects feels felt charged continues mused shouted yelled "
    "screamed cried sobbed laughed laughs smiled grinned grins sighed shrugged shrugs fumed raged stormed snapped "
    "barked chuckled giggled cracked gushed enthused crowed beamed moaned groaned whispered murmured muttered "
    "thundered roared bellowed deadpanned ventured volunteered offered confided summed sums slammed ripped mocked "
    "ridiculed derided lambasted decried deplored rejected welcomed invoked quoted quotes spoke speaks talked "
    "talks congratulated apologized apologised pleaded begged assured assures reassured reminded reminds urges "
    "inquired enquired wondered wonders interrupted exclaimed repeated repeats marvels marveled marvelled gripes "
    "griped vented sniffed scoffed scoffs sneered teased implored appealed prefers remembers hit shot fired went "
    "goes put puts read reads chimed weighed signed captioned messaged texted emails emailed phoned answered "
    "answers began begins finished concurred elaborated clarified chanted sang prayed preached lectured toasted "
    "rejoiced swooned winced nodded scolded chided rebuked tells vow vows counters responds protests demands "
    "touted touts championed trumpeted pitched "
    "recommends recommended envisioned termed deemed considers considered disagreed disagrees objected objects"
)
REPORTING = CLAUSAL | PARTICIPLES | OTHER
# With "to", "would" and the like before them: "used her speech to warn that …", "would say only that …".
BASE = word_set(
    "say tell announce argue warn declare insist state claim acknowledge admit stress predict complain suggest "
    "confirm note add explain deny concede contend write tweet call describe denounce dismiss accuse condemn "
    "criticize criticise express praise promise vow joke boast conclude quote cite ask lament recall hail brand "
    "label demand urge respond reply remark retort bemoan"
)
BEFORE_BASE = word_set("to would could did will not only n't also may might should must can")
# Nouns where somebody's: "her claims", "the mayor's promise".
NOUNS_TOO = word_set(
    "claim claims calls promises demands reports estimates laughs smiles shrugs comments protests brands labels tells "
    "vow vows counters notes tweets posts puts hit shot"
)
BEFORE_NOUN = word_set("'s ’s ' ’ his her their its my our your the a an these those such any some no")
UNSAID = word_set("declined declines refused refuses failed fails unable reluctant able began")
ANY_FORM = REPORTING | BASE
# A word that follows these has to say that somebody speaks: "hit back", "shot back", "went on", "put it", "weighed in".
PHRASAL = {
    "hit": word_set("back out"),
    "shot": word_set("back"),
    "fired": word_set("back off"),
    "went": word_set("on"),
    "goes": word_set("on"),
    "put": word_set("it"),
    "puts": word_set("it"),
    "chimed": word_set("in"),
    "weighed": word_set("in"),
    "spoke": word_set("of about to"),
    "speaks": word_set("of about to"),
    "talked": word_set("of about"),
    "talks": word_set("of about"),
    "pointed": word_set("out to"),
    "points": word_set("out to"),
    "pointing": word_set("out to"),
    "summed": word_set("up it"),
    "sums": word_set("up it"),
    "ripped": word_set("into"),
    "signed": word_set("off"),
}
# Only beside a quotation that is a sentence of its own, or right before a colon.
MANNER = word_set(
    "laughed laughs smiled grinned grins sighed shrugged shrugs nodded winced beamed began begins finished "
    "offered answered answers cracked felt feels wanted wants thinks thought expects read reads reported agreed "
    "agrees stormed raged fumed snapped barked cracked"
)
# What is named so is not said by the subject of a passive: "was called", "is described as".
PASSIVE = word_set("was is were are been being be gets got getting")
LISTENERS = word_set("told tells tell telling assured assures reassured reminded reminds advised warned warns informed")
# These take "that" to bring a clause: "she announced the winners" tells nothing of what was said.
WITH_THAT_ONLY = word_set(
    "announced announces noted notes explained explains stressed stresses suggested suggests confirmed confirms "
    "denied denies recalled recalls observed observes revealed reveals estimated estimates alleged alleges wrote "
    "writes tweeted tweets concluded concludes pledged vowed promised threatened proclaimed believes posted "
    "reported disclosed advised remembered guaranteed urged demanded proposed ruled agreed agrees pointed points "
    "replied continued responded countered complained testified lamented recounted acknowledged acknowledges "
    "asserted maintained cautioned emphasized emphasised emphasizes reiterated declared declares stated states "
    "warned warns predicted predicts boasted joked jokes hinted swore speculated speculates tell promises "
    "commented remarked"
)
