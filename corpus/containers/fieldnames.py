"""The names of fields in exports, without case and marks, the likeliest first."""

from __future__ import annotations


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split())


NAMES: dict[str, tuple[str, ...]] = {
    "text": _split(
        "text maintext articlebody articletext fulltext bodytext body content cleanedtext cleantext plaintext"
        " textcontent contenttext storytext storybody newstext newscontent articlecontent bodyplain contentencoded"
        " contentrendered article story transcript paragraphs td texte contenu corps inhalt volltext artikeltext texto"
        " contenido cuerpo conteudo corpo testo tekst tresc inhoud metin текст содержание 正文 内容 本文"
    ),
    "html": _split(
        "html contenthtml bodyhtml articlehtml htmlcontent htmlbody texthtml rawhtml pagehtml sourcehtml markup"
    ),
    "title": _split(
        "title headline heading articletitle articleheadline webtitle newstitle storytitle pagetitle hd hl1 hl titre"
        " titel uberschrift überschrift titulo título titular titolo заголовок 标题 タイトル subject name"
    ),
    "subtitle": _split(
        "subtitle subheadline subheading subhead standfirst dek deck alternativeheadline untertitel soustitre chapo"
        " sottotitolo bajada trailtext teaser lead lede excerpt description abstract summary"
    ),
    "byline": _split(
        "byline bylines author authors articleauthor authornames authorname creator creators writer writers writtenby"
        " by journalist journalists reporter correspondent auteur auteurs autor autoren autores autore автор 作者"
    ),
    "outlet": _split(
        "outlet publication publicationname publicationtitle pubtitle newspaper newspapername outletname publisher"
        " publishername sitename medianame mediaoutlet media sourcename sourcetitle journal journaltitle source site"
        " provider zeitung quelle quotidien periodico diario testata издание 来源 sn feedtitle website hostname"
        " sourcedomain domain"
    ),
    "published": _split(
        "published datepublished publisheddate publishdate publishedat publishedon publicationdate datepublication"
        " pubdate datepublish articledate newsdate webpublicationdate firstpublicationdate firstpublished publishedtime"
        " publishtime publicationtime publicationdatetime date datetime dateutc dategmt pd issued dateissued datum"
        " fecha data дата 日期 发布时间 timestamp time seendate created createdat datecreated postdate posted"
    ),
    "language": _split(
        "language lang languagecode langcode inlanguage detectedlanguage locale la langue sprache idioma"
    ),
    "url": _split(
        "url link weburl articleurl canonicalurl canonical permalink pageurl storyurl sourceurl originalurl urlmobile"
        " documenturl externalurl href uri address guid"
    ),
}
"""Standard fields, and the names that they have elsewhere."""

SUMMARIES = _split("leadparagraph lp snippet summary abstract description excerpt teaser lead trailtext")
"""Fields that stand for the text where a record has a title but no text."""

WRAPPERS = frozenset(
    _split("fields attributes data article node properties item document doc post story record entry metadata meta")
)
"""Objects inside a record that hold its fields."""

DISCUSSION = frozenset(_split("comments replies responses related relatedarticles relatedstories recommendations"))
"""Lists beside an article's text whose entries are no articles of the export."""
