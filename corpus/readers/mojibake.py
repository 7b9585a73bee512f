"""Mojibake: UTF-8 that was read in an old encoding ("â€™" for "’"), put right line by line."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from corpus.readers.characters import without_ascii

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

SEEN = 20_000
"""Characters of a line that are repaired at once; a longer line is repaired in pieces cut at spaces."""
_CONTINUES = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # bytes 0x80 to 0xBF in Latin-1 and Windows-1252
_CYRILLIC = "Ђ-Џђ-џҐґ‚ѓ„…†‡€‰‹‘’“”•–—™›\xa0¤¦§©«¬\xad®°±µ¶·»"  # the same bytes in Windows-1251


@cache
def _signs() -> re.Pattern[str]:
    """Match what UTF-8 looks like in Windows-1252, Latin-1, Windows-1251, and Mac Roman."""
    return re.compile(
        rf"[Â-ß][{_CONTINUES} ]|[à-ï][{_CONTINUES}]{{2}}|ðŸ|â€|ï¿½|"
        rf"(?:[РСÐÑ][{_CYRILLIC}\x80-\xbf]){{3}}|‚Ä|√[©®†°¢£§∂º±≥§]"
    )


@cache
def _first() -> re.Pattern[str]:
    """Match what every sign begins with; most texts have none of it, and one class of characters is found fast."""
    return re.compile("[Â-ðРС‚√]")


@cache
def _lost_quote() -> re.Pattern[str]:
    """Match a closing quotation mark (E2 80 9D) whose last byte Windows-1252 does not have and somebody dropped."""
    return re.compile(r"â€(?:�|\?(?=[\s.,;:)]|$)|(?=[\s.,;:)]|$))")


@cache
def _lost_space() -> re.Pattern[str]:
    """Match what is left of a no-break space (C2 A0) that became a plain one after it was misread."""
    return re.compile(r"(?<=[a-zß-ÿ0-9.,;:!?'\")\]”’»%])Â(?=[ \xa0])")


@cache
def _config() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )


def looks_misread(text: str) -> bool:
    """Tell whether anything in ``text`` may be mojibake: a cheap question, asked before a parser is loaded."""
    return not text.isascii() and _first().search(without_ascii(text)) is not None and _signs().search(text) is not None


def mend(line: str) -> str:
    """Return a line with its mojibake put right; a line that makes sense as it is comes back unchanged.

    Only encodings are repaired (R. Speer, ftfy, 2019): quotation marks, ligatures and widths stay as they are, and no
    end of a line comes or goes.
    """
    if not looks_misread(line):
        return line
    from ftfy import fix_text_segment

    pieces = (_lost_space().sub("", _lost_quote().sub("”", piece)) for piece in _pieces(line))
    mended = "".join(fix_text_segment(piece, _config()) for piece in pieces)
    return mended.replace("\r", " ").replace("\n", " ")


def _pieces(line: str) -> list[str]:
    if len(line) <= SEEN:
        return [line]
    pieces = []
    start = 0
    while start < len(line):
        end = line.rfind(" ", start + SEEN // 2, start + SEEN) + 1 or start + SEEN
        pieces.append(line[start:end])
        start = end
    return pieces
