"""Text as a person would copy it, and text for comparison."""

import html
import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\w+")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}\d?);", re.IGNORECASE)
_NOTHING = frozenset({"", "undefined", "null", "none", "nan", "false", "true", "n/a", "-", "[object object]"})
_UNFILLED = re.compile(r"(?:\{\{.*\}\}|\{%.*%\}|\$\{.*\}|%\w+%|\[[\w:-]+\])")
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Text for comparison: case, width, punctuation and spacing don't count."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def one_line(text: str | None) -> str:
    """The text in one line, single-spaced, without the characters that only guide line breaking."""
    return " ".join((text or "").translate({0xAD: None, 0x200B: None, 0xFEFF: None}).split())


def plain(text: str | None) -> str:
    """A declared value as a person would read it: in one line, without the markup and the entities, escaped once or
    twice, that templates leave in attributes and JSON."""
    text = text or ""
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return one_line(_TAG.sub("", text) if "<" in text else text)


def meant(value: str | None) -> str | None:
    """A declared value as a person would read it; None for what templates print where there is nothing to say."""
    text = plain(value)
    return None if text.lower() in _NOTHING or _UNFILLED.fullmatch(text) else text
