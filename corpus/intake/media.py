"""Media types, as servers and web archives name them, and the suffixes of the kinds of files that they mean."""

from __future__ import annotations

from corpus.intake.kinds import suffixes
from corpus.intake.members import suffix_of

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/zip": ".zip",
    "application/x-tar": ".tar",
    "application/warc": ".warc",
    "application/mbox": ".mbox",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
}
_OTHER = {
    "image": "a picture",
    "audio": "a sound recording",
    "video": "a film",
    "font": "a font",
    "text/css": "a style sheet",
    "text/javascript": "a program",
    "application/javascript": "a program",
}


def media_type(declared: str | None) -> tuple[str, str | None]:
    """Return what a Content-Type header says: the type in small letters and the charset, if there is one."""
    media, *parameters = (declared or "").split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return media.strip().lower(), value.strip(" \t\"'")[:40] or None
    return media.strip().lower(), None


def what_unread(media: str) -> str | None:
    """Say what a file of this type is, where it is of a kind that holds no article; else None."""
    return _OTHER.get(media) or _OTHER.get(media.partition("/")[0])


def suffix_for(media: str, path: str) -> str:
    """Return the suffix of the kind that a media type means; where it says little, that of the path in the address.

    An empty string leaves the kind to the bytes.
    """
    if media in _SUFFIXES:
        return _SUFFIXES[media]
    own = suffix_of(path)
    if own in suffixes():
        return own
    return ".txt" if media == "text/plain" else ""
