"""Which characters may be in the archive: what can be encoded, shown and stored anywhere.

Three gates: `clean_utf8` cleans a page's bytes before they are parsed, character references included, so that all is
decided on clean text (and lxml takes it back: it raises at a control); `clean_json` the escapes in a script's JSON;
`archivable` looks at the finished record, whatever its strings were made from.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

_Record = TypeVar("_Record")

_DELETED_BYTES = bytes([*range(9), 11, 12, *range(14, 32), 127])
"""C0 controls but tab and line ends. XML 1.0 forbids them and libxml2 would stop at a NUL; deleted as bytes of UTF-8,
six times cheaper than by a pattern."""

_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
"""C1 controls are punctuation of windows-1252 that was taken for latin-1: browsers read &#146; so too."""

_FORBIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 controls
    "\u2028\u2029"  # line and paragraph separator: a line of JSON must be one
    # bidirectional embeddings, overrides and isolates reorder what follows, until a partner that may be in another
    # block; the marks U+200E, U+200F and U+061C, and the joiners of Persian and of emoji, are part of words
    "\u202a-\u202e\u2066-\u2069"
    "\ufff9-\ufffc"  # annotations and places of objects
    "\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff\U0002fffe-\U0002ffff"  # noncharacters
    "\U000f0000-\U0010ffff"  # private planes: nobody's letters, and `inline` writes its marks with them
    "\ud800-\udfff"  # half a surrogate pair can't be encoded
)
_UNWANTED = re.compile(f"[{_FORBIDDEN}]|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+")
"""Also tags, a second ASCII that nobody sees, but for those that make a flag."""

_SUSPECT_BYTES = {
    b"\xc2": re.compile(rb"\xc2[\x80-\x9f]"),
    b"\xe2": re.compile(rb"\xe2(?:\x80[\xa8-\xae]|\x81[\xa6-\xa9])"),
    b"\xef": re.compile(rb"\xef(?:\xbf[\xb9-\xbc\xbe\xbf]|\xb7[\x90-\xaf])"),
    b"\xf0": re.compile(rb"\xf0.\xbf[\xbe\xbf]"),
    b"\xf3": re.compile(rb"\xf3"),
    b"\xf4": re.compile(rb"\xf4"),
}
"""`_UNWANTED` as UTF-8, by its first byte, most of which no page has: one pattern for all takes ten times as long."""

_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_SUSPECT_REFERENCE = re.compile(
    rb"&#(?:[xX]0*(?:[01]?[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F]|[dDfF][0-9a-fA-F]{3}|20[26][0-9a-fA-F]|[0-9a-fA-F]{5,})(?![0-9a-fA-F])"
    rb"|0*(?:[12]?[0-9]|3[01]|1[2-5][0-9]|82[39][0-9]|[5-9][0-9]{4}|[0-9]{6,})(?![0-9]))"
)
_SUSPECT_ESCAPE = re.compile(r"\\(?:[bf]|u(?:[dD][89a-fA-F]|00[01]|007[fF]|00[89]|202[89a-eA-E]|206|[fF]))")
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u([0-9a-fA-F]{4})|([bf])|.)", re.DOTALL
)


def clean_utf8(body: bytes) -> bytes:
    """A page in UTF-8 without characters that may not be in the archive, written as themselves or as references."""
    body = body.translate(None, _DELETED_BYTES)
    if any(lead in body and pattern.search(body) for lead, pattern in _SUSPECT_BYTES.items()):
        body = clean(body.decode("utf-8", "replace"), tab="\t").encode("utf-8")
    if _SUSPECT_REFERENCE.search(body):
        body = _REFERENCE.sub(_checked_reference, body)
    return body


def _checked_reference(found: re.Match[bytes]) -> bytes:
    """The reference as it is, '' if it is to a character that may not be in the archive. (C1 the parser corrects.)"""
    digits = found[1] or found[2]
    code = int(digits, 16 if found[1] else 10) if len(digits) <= 8 else 0
    if code in _WINDOWS:
        return _WINDOWS[code].encode("utf-8")
    if 0x20 <= code < 0x7F or code in {9, 10, 13}:
        return found[0]
    return b"" if code > 0x10FFFF or code < 0x20 or _UNWANTED.match(chr(code)) else found[0]


def clean_json(text: str) -> str:
    """JSON whose escapes stand for nothing that may not be in the archive: half a surrogate pair is U+FFFD, a control
    a space."""
    return _ESCAPE.sub(_checked_escape, text) if _SUSPECT_ESCAPE.search(text) else text


def _checked_escape(found: re.Match[str]) -> str:
    if found[2]:
        return " "
    if not found[1]:
        return found[0]
    character = chr(int(found[1], 16))
    if "\ud800" <= character <= "\udfff":
        return "\\ufffd"
    return " " if _UNWANTED.match(character) else found[0]


def clean(text: str, tab: str = " ") -> str:
    """Text without characters that may not be in the archive."""
    if text.isprintable():
        return text
    return _UNWANTED.sub(_replacement, text).replace("\t", tab)


def _replacement(found: re.Match[str]) -> str:
    character = found[0]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    if character in "\u2028\u2029\x0b\x0c\x1c\x1d\x1e":
        return "\n"
    if character == "\r":
        return ""
    return _WINDOWS.get(ord(character), "") if len(character) == 1 else ""


def archivable(record: _Record) -> _Record:
    """The record with all its strings clean; the same object if they are."""
    joined = "\n".join(_strings(record))
    if joined.isprintable() or _UNWANTED.search(joined) is None:
        return record
    cleaned: _Record = _cleaned(record)
    return cleaned


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _fields(type(value)):
            yield from _strings(getattr(value, name))


def _cleaned(value: Any) -> Any:
    if type(value) is str:
        return clean(value, tab="\t")
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{name: _cleaned(getattr(value, name)) for name in _fields(type(value))})
    return value


@cache
def _fields(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))
